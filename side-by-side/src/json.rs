//! Helpers for writing JSON. Recordings can be large, so they are written
//! directly, without an intermediate copy.

use std::io::{self, Write};

use crate::text::is_obeyed;

pub(crate) fn write_list<T>(
    out: &mut dyn Write,
    items: impl IntoIterator<Item = T>,
    mut write_item: impl FnMut(&mut dyn Write, T) -> io::Result<()>,
) -> io::Result<()> {
    write!(out, "[")?;
    for (nth, item) in items.into_iter().enumerate() {
        if nth > 0 {
            write!(out, ",")?;
        }
        write_item(out, item)?;
    }
    write!(out, "]")
}

/// What is small is not written directly: a list of values that are JSON.
pub(crate) fn list(values: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", values.into_iter().collect::<Vec<_>>().join(","))
}

pub(crate) fn object<const N: usize>(fields: [(&str, String); N]) -> String {
    let fields = fields.map(|(key, value)| format!("\"{key}\":{value}"));
    format!("{{{}}}", fields.join(","))
}

pub(crate) fn texts(texts: &[impl AsRef<str>]) -> String {
    list(texts.iter().map(|line| text(line.as_ref())))
}

/// A JSON string. JSON requires escapes for the control characters below the
/// space; a terminal would obey some others too.
pub(crate) fn text(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            c if is_obeyed(c) => {
                json += &format!("\\u{:04x}", u32::from(c));
            }
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

/// JSON has only finite numbers.
pub(crate) fn number(value: f64) -> String {
    if value.is_finite() {
        format!("{value:?}")
    } else {
        "null".to_owned()
    }
}

pub(crate) fn text_or_null(value: Option<&str>) -> String {
    value.map_or_else(|| "null".to_owned(), text)
}

pub(crate) fn or_null(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "null".to_owned(), |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_comes_back() {
        for c in char::MIN..=char::MAX {
            let json = text(&c.to_string());
            let back: String = serde_json::from_str(&json).expect(&json);
            assert_eq!(back, c.to_string(), "{json}");
            assert!(!json.contains(is_obeyed), "{json}");
        }
    }

    #[test]
    fn every_finite_number_comes_back() {
        for value in [0.0, -0.5, 1e-9, 1.0 / 3.0, 1e300, f64::MAX, f64::MIN] {
            let json = number(value);
            let back: f64 = serde_json::from_str(&json).expect(&json);
            assert_eq!(back, value, "{json}");
        }
    }
}
