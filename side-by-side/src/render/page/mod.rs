//! The page (`--html FILE`, and smaller `--card FILE`): runs that a browser
//! replays, in one file that loads nothing else.
//!
//! It contains each run as JSON, and the modules in this directory, which draw
//! them. The modules are joined into one script without a build step. Until that
//! script runs, the page shows the runs as text.

mod origin;

use std::{
    collections::hash_map::RandomState,
    hash::{BuildHasher, Hasher},
    io::{self, Write},
};

use anstream::adapter::strip_str;

use origin::origin;

use crate::render::lanes::timeline;
use crate::render::sources::{Line, blocks, marks, rows};
use crate::{
    json::{list, object, text, texts},
    lesson::run::Run,
    lesson::{Lesson, Version, json::card},
    text::Look,
};

const STYLE: &str = concat!(include_str!("page.css"), include_str!("present.css"));
/// Up to the recordings, with `STYLE`, and with `NONCE` for a number.
const START: &str = include_str!("page.html");
/// Each one uses only those before it.
const MODULES: [&str; 24] = [
    include_str!("dom.js"),
    include_str!("theme.js"),
    include_str!("model.js"),
    include_str!("words.js"),
    include_str!("scale.js"),
    include_str!("differ.js"),
    include_str!("changes.js"),
    include_str!("earlier.js"),
    include_str!("draw.js"),
    include_str!("legend.js"),
    include_str!("stops.js"),
    include_str!("predict.js"),
    include_str!("replay.js"),
    include_str!("hover.js"),
    include_str!("present.js"),
    include_str!("link.js"),
    include_str!("actions.js"),
    include_str!("overview.js"),
    include_str!("pointer.js"),
    include_str!("card.js"),
    include_str!("choices.js"),
    include_str!("table.js"),
    include_str!("code.js"),
    include_str!("app.js"),
];

/// Of a run as text: all, unless it says thousands of lines.
const LINES_AT_MOST: usize = 300;

/// A page that grows with each run.
pub(crate) struct Page<W: Write> {
    out: W,
    nonce: String,
    runs: usize,
    is_card: bool,
}

impl<W: Write> Page<W> {
    /// # Errors
    ///
    /// Those of `out`, here and below.
    pub(crate) fn new(out: W) -> io::Result<Page<W>> {
        Page::start(out, false)
    }

    /// A page for a frame: the question, the lanes, and where they come from.
    pub(crate) fn card(out: W) -> io::Result<Page<W>> {
        Page::start(out, true)
    }

    fn start(mut out: W, is_card: bool) -> io::Result<Page<W>> {
        // A program cannot know it, so its text is never run as a script.
        let random = || RandomState::new().build_hasher().finish();
        let nonce = format!("{:016x}{:016x}", random(), random());
        let start = without_indents(&START.replace("STYLE", &without(STYLE, "/*")));
        let start = start.replace("NONCE", &nonce);
        let body = if is_card {
            "<body class=\"card\">"
        } else {
            "<body>"
        };
        write!(out, "{}", start.replace("<body>", body))?;
        Ok(Page {
            out,
            nonce,
            runs: 0,
            is_card,
        })
    }

    pub(crate) fn add(&mut self, lesson: &Lesson, run: &Run) -> io::Result<()> {
        self.runs += 1;
        let name = escaped(run.program.name);
        writeln!(self.out, "<div class=\"text\"><h2>{name}</h2>")?;
        writeln!(self.out, "<pre>{}</pre></div>", as_text(run))?;
        if self.is_card {
            writeln!(self.out, "<footer>{}</footer>", escaped(&origin(run)))?;
        }
        write!(self.out, "<script type=\"application/json\" class=\"run\">")?;
        let mut out = ScriptWriter(&mut self.out);
        write!(out, "{{\"card\":{},\"run\":", card(lesson, &run.program))?;
        run.write_json(lesson, false, &mut out)?;
        write!(out, ",\"source\":{}}}", sources(run))?;
        writeln!(self.out, "</script>")?;
        self.out.flush()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.runs == 0
    }

    /// Adds the JSON of an earlier run, if there is one, for comparison;
    /// `--record` wrote it.
    pub(crate) fn finish(mut self, earlier: Option<&str>) -> io::Result<W> {
        let out = &mut self.out;
        if let Some(earlier) = earlier {
            write!(out, "<script type=\"application/json\" id=\"before\">")?;
            ScriptWriter(&mut *out).write_all(earlier.as_bytes())?;
            writeln!(out, "</script>")?;
        }
        writeln!(
            out,
            "<script type=\"module\" nonce=\"{}\">\n{}</script>\n</body>\n</html>",
            self.nonce,
            without_indents(&script())
        )?;
        out.flush()?;
        Ok(self.out)
    }
}

/// The lanes of the run, as HTML.
fn as_text(run: &Run) -> String {
    let look = Look {
        width: 100,
        ascii: false,
        colour: false,
    };
    let lanes = timeline(run.recordings(), look);
    let lanes = strip_str(&lanes).to_string();
    let lines: Vec<&str> = lanes.lines().take(LINES_AT_MOST).collect();
    escaped(&lines.join("\n"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Joins the modules into one script, so imports and exports are removed. So are
/// comments, most of which are types: they are a third of the text.
fn script() -> String {
    let text = without(&MODULES.concat(), "/**");
    let mut script = String::new();
    let mut is_import = false;
    for line in text.lines() {
        is_import |= line.starts_with("import ");
        if is_import {
            is_import = !line.ends_with(';');
            continue;
        }
        let code = line.trim();
        if code.is_empty() || code.starts_with("//") {
            continue;
        }
        script += line.strip_prefix("export ").unwrap_or(line);
        script += "\n";
    }
    script
}

/// They are a tenth of the text. No string of the script has several lines.
fn without_indents(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Without the comments that begin so.
fn without(mut text: &str, comment: &str) -> String {
    let mut bare = String::new();
    while let Some((before, rest)) = text.split_once(comment) {
        bare += before;
        text = rest.split_once("*/").expect("a comment that ends").1;
    }
    bare + text
}

/// The sources in blocks, which have rows of marked lines.
fn sources(run: &Run) -> String {
    let versions: Vec<&Version> = run.versions.iter().map(|ran| &ran.version).collect();
    let blocks = blocks(&versions, usize::MAX);
    list(blocks.iter().map(|versions| {
        let names: Vec<_> = versions.iter().map(|v| v.runtime()).collect();
        let files: Vec<_> = versions.iter().map(|v| v.file).collect();
        let sources: Vec<_> = versions.iter().map(|v| v.source).collect();
        let rows = rows(versions, &sources);
        let rows = rows.iter().map(|row| list(row.iter().map(line)));
        object([
            ("names", texts(&names)),
            ("files", texts(&files)),
            ("rows", list(rows)),
        ])
    }))
}

fn line(line: &Option<Line>) -> String {
    let mark = |(part, differs): (String, bool)| list([text(&part), differs.to_string()]);
    line.as_ref()
        .map_or("null".to_owned(), |line| list(marks(&line.signs).map(mark)))
}

/// JSON inside a script: no text of a program can end the script or start a
/// comment. In JSON these characters occur only in strings.
struct ScriptWriter<W: Write>(W);

impl<W: Write> Write for ScriptWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| matches!(byte, b'<' | b'>')) {
            match part.split_last() {
                Some((b'<', before)) => self.0.write_all(&[before, b"\\u003c"].concat())?,
                Some((b'>', before)) => self.0.write_all(&[before, b"\\u003e"].concat())?,
                _ => self.0.write_all(part)?,
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules share one scope, which their types do not show.
    #[test]
    fn no_name_is_declared_twice() {
        let script = script();
        let name = |line: &'_ str| {
            let words: Vec<&str> = line.split([' ', '(']).collect();
            let is_name = ["const", "let", "class", "function"].contains(&words[0]);
            is_name.then(|| words[1].to_owned())
        };
        let mut names: Vec<String> = script.lines().filter_map(name).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert!(all > 100 && names.len() == all, "{} of {all}", names.len());
    }

    #[test]
    fn the_script_is_code_alone() {
        let script = script();
        for sign in ["/**", "*/", "@import", "@param", "\nimport ", "\nexport "] {
            assert!(!script.contains(sign), "{sign:?}");
        }
        assert!(script.lines().all(|line| !line.trim().starts_with("//")));
        let has_whole_strings = |line: &str| line.matches('`').count().is_multiple_of(2);
        let strings = script.replace("\"`\"", "");
        assert!(strings.lines().all(has_whole_strings));
        let is_joined = |module: &&str| {
            let mut lines = module.lines().filter(|line| line.starts_with("export "));
            lines.all(|line| script.contains(without(&line[7..], "/**").trim()))
        };
        assert!(MODULES.iter().all(is_joined));
    }
}
