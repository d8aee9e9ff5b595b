//! JSON that somebody wrote, as plain values. The crates below a lesson have no
//! reader of JSON, and a recording needs a small one.

use std::borrow::Cow;

/// A list in a list in a list …: more than that is no recording.
const DEEPEST: usize = 32;

#[derive(Debug, PartialEq)]
pub(crate) enum Value<'a> {
    Null,
    Bool(bool),
    /// As it is written, so that no digit is lost.
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Value<'a>>),
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

impl<'a> Value<'a> {
    /// `Null` if there is no such key.
    pub(crate) fn get(&self, key: &str) -> &Value<'a> {
        let Value::Object(pairs) = self else {
            return &Value::Null;
        };
        let found = pairs.iter().find(|(name, _)| name == key);
        found.map_or(&Value::Null, |(_, value)| value)
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A number of whatever type, if it is one of that type.
    pub(crate) fn number<N: std::str::FromStr>(&self) -> Option<N> {
        match self {
            Value::Number(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    pub(crate) fn list(&self) -> Option<&[Value<'a>]> {
        match self {
            Value::List(values) => Some(values),
            _ => None,
        }
    }
}

/// # Errors
///
/// Where it stops to be JSON: `line 3, column 7`.
pub(crate) fn parse(text: &str) -> Result<Value<'_>, String> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0);
    if value.is_some() {
        reader.skip_blanks();
    }
    match value {
        Some(value) if reader.at == text.len() => Ok(value),
        _ => {
            let before = text.get(..reader.at).unwrap_or(text);
            let line = before.matches('\n').count() + 1;
            let last = before.rsplit('\n').next().unwrap_or_default();
            let column = last.chars().count() + 1;
            Err(format!("line {line}, column {column}"))
        }
    }
}

/// Each function returns `None`, and stays where it is, if what comes is
/// something else.
struct Reader<'a> {
    text: &'a str,
    /// In bytes; a character begins there.
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_blanks(&mut self) {
        let blanks = [' ', '\t', '\n', '\r'];
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(blanks).len();
    }

    fn take(&mut self, sign: &str) -> Option<()> {
        self.skip_blanks();
        let is_there = self.rest().starts_with(sign);
        is_there.then(|| self.at += sign.len())
    }

    fn value(&mut self, depth: usize) -> Option<Value<'a>> {
        self.skip_blanks();
        match self.rest().bytes().next()? {
            b'n' => self.take("null").map(|()| Value::Null),
            b't' => self.take("true").map(|()| Value::Bool(true)),
            b'f' => self.take("false").map(|()| Value::Bool(false)),
            b'"' => self.string().map(Value::Text),
            b'[' if depth < DEEPEST => {
                let item = |reader: &mut Self| reader.value(depth + 1);
                self.items("[", item, "]").map(Value::List)
            }
            b'{' if depth < DEEPEST => {
                let pair = |reader: &mut Self| {
                    let key = reader.string()?;
                    reader.take(":")?;
                    Some((key, reader.value(depth + 1)?))
                };
                self.items("{", pair, "}").map(Value::Object)
            }
            b'-' | b'0'..=b'9' => self.digits().map(Value::Number),
            _ => None,
        }
    }

    fn items<T>(
        &mut self,
        begin: &str,
        mut item: impl FnMut(&mut Self) -> Option<T>,
        end: &str,
    ) -> Option<Vec<T>> {
        self.take(begin)?;
        let mut items = Vec::new();
        if self.take(end).is_some() {
            return Some(items);
        }
        loop {
            items.push(item(self)?);
            if self.take(end).is_some() {
                return Some(items);
            }
            self.take(",")?;
        }
    }

    fn digits(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let is_other = |c: char| !c.is_ascii_digit() && !"+-.eE".contains(c);
        let digits = &rest[..rest.find(is_other).unwrap_or(rest.len())];
        digits.parse::<f64>().ok()?;
        self.at += digits.len();
        Some(digits)
    }

    fn string(&mut self) -> Option<Cow<'a, str>> {
        self.take("\"")?;
        let plain = self.plain();
        if self.rest().starts_with('"') {
            self.at += 1;
            return Some(Cow::Borrowed(plain));
        }
        let mut whole = plain.to_owned();
        while self.rest().starts_with('\\') {
            whole.push(self.escaped()?);
            whole += self.plain();
        }
        let ends = self.rest().starts_with('"');
        ends.then(|| {
            self.at += 1;
            Cow::Owned(whole)
        })
    }

    fn plain(&mut self) -> &'a str {
        let rest = self.rest();
        let is_other = |c: char| matches!(c, '"' | '\\') || c < ' ';
        let plain = &rest[..rest.find(is_other).unwrap_or(rest.len())];
        self.at += plain.len();
        plain
    }

    fn escaped(&mut self) -> Option<char> {
        let c = match self.rest().as_bytes().get(1)? {
            b'u' => return self.by_number(),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            c @ (b'"' | b'\\' | b'/') => char::from(*c),
            _ => return None,
        };
        self.at += 2;
        Some(c)
    }

    /// `\u00e9`. A character beyond those has two such numbers.
    fn by_number(&mut self) -> Option<char> {
        let first = self.unit()?;
        let mut units = vec![first];
        if (0xd800..0xdc00).contains(&first) {
            units.push(self.unit()?);
        }
        char::decode_utf16(units).next()?.ok()
    }

    fn unit(&mut self) -> Option<u16> {
        let digits = self.rest().strip_prefix("\\u")?.get(..4)?;
        let are_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let unit = u16::from_str_radix(digits, 16).ok();
        self.at += 6;
        unit.filter(|_| are_hex)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value as Theirs;

    fn theirs(value: &Value) -> Theirs {
        match value {
            Value::Null => Theirs::Null,
            Value::Bool(is) => Theirs::Bool(*is),
            Value::Number(digits) => {
                serde_json::from_str(digits).expect("a number")
            }
            Value::Text(text) => Theirs::String(text.to_string()),
            Value::List(values) => values.iter().map(theirs).collect(),
            Value::Object(pairs) => {
                let pair = |(key, value): &(Cow<str>, Value)| {
                    (key.to_string(), theirs(value))
                };
                pairs.iter().map(pair).collect()
            }
        }
    }

    #[test]
    fn it_reads_what_a_well_known_reader_reads() {
        for text in [
            r#" {"a" : [1, -2.5e3, "x", null, true, false], "b": {}} "#,
            r#"["\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00 é 😀", [], [[]], ""]"#,
            "18446744073709551615",
        ] {
            let value = parse(text).expect(text);
            let known: Theirs = serde_json::from_str(text).expect(text);
            assert_eq!(theirs(&value), known);
        }
    }

    #[test]
    fn it_says_where_it_stops_to_be_json() {
        for (text, place) in [
            ("", "line 1, column 1"),
            ("[1,\n 2,]", "line 2, column 4"),
            ("{\"é\": nul}", "line 1, column 7"),
            ("[1] 2", "line 1, column 5"),
            (r#""\ud83d""#, "line 1, column 8"),
            (r#""\u+123""#, "line 1, column 8"),
            ("\"a\nb\"", "line 1, column 3"),
            (&"[".repeat(1_000_000), "line 1, column 33"),
        ] {
            assert_eq!(parse(text), Err(place.to_owned()), "{text:.20}");
            serde_json::from_str::<Theirs>(text).expect_err("no JSON");
        }
    }
}
