//! The page (`--html FILE`): runs that a browser replays, in one file that asks
//! for nothing else.
//!
//! The recordings are in it as JSON, and the modules beside this file draw
//! them. They are joined without a build step: what they import from each other
//! stands in one script then.

mod against;

use std::{
    collections::hash_map::RandomState,
    hash::{BuildHasher, Hasher},
    io::{self, Write},
};

use super::code::aligned;
use crate::{
    json::write_list,
    program::{Lesson, Program, Version, json::write_cards},
    recording::read::Recorded,
    run::Run,
};
use against::{write_against, write_block};

/// What such a file begins with.
const PAGE_HEAD: &str = "<!doctype html>\n<!-- side by side -->\n";

const STYLE: &str = include_str!("page.css");
const BODY: &str = include_str!("page.html");
/// Each one uses only those before it.
const MODULES: [&str; 6] = [
    include_str!("model.js"),
    include_str!("words.js"),
    include_str!("differ.js"),
    include_str!("facts.js"),
    include_str!("draw.js"),
    include_str!("app.js"),
];

/// A page that grows run by run.
pub(crate) struct Page<W: Write> {
    out: W,
    nonce: String,
    runs: usize,
}

impl<W: Write> Page<W> {
    /// # Errors
    ///
    /// Those of `out`, here and below.
    pub(crate) fn new(mut out: W) -> io::Result<Page<W>> {
        // No text of a program can know it, so no such text is ever run.
        let random = || RandomState::new().build_hasher().finish();
        let nonce = format!("{:016x}{:016x}", random(), random());
        write!(
            out,
            "{PAGE_HEAD}<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src \
             'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; \
             base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" \
             content=\"width=device-width, initial-scale=1\">\n<title>side by \
             side</title>\n<style nonce=\"{nonce}\">\n{STYLE}</style>\n</head>\n\
             <body>\n{BODY}<script type=\"application/json\" id=\"data\">["
        )?;
        Ok(Page {
            out,
            nonce,
            runs: 0,
        })
    }

    /// `before` is an earlier run of the same program.
    pub(crate) fn add(
        &mut self,
        lesson: &Lesson,
        run: &Run,
        before: Option<&Recorded>,
    ) -> io::Result<()> {
        self.add_shown(lesson, &run.program, |out| {
            write!(out, "\"run\":")?;
            run.write_json(lesson, false, out)?;
            write!(out, ",\"source\":")?;
            write_sources(out, run)?;
            match before {
                Some(before) => {
                    write!(out, ",\"against\":")?;
                    write_against(out, before, Some(run))
                }
                None => Ok(()),
            }
        })
    }

    /// A program that was run only before.
    pub(crate) fn add_before(
        &mut self,
        lesson: &Lesson,
        program: Option<&Program>,
        before: &Recorded,
    ) -> io::Result<()> {
        let program = program.unwrap_or(&Program::DEFAULTS);
        self.add_shown(lesson, program, |out| {
            write!(out, "\"run\":")?;
            before.without_versions().write_json(out)?;
            write!(out, ",\"source\":[],\"against\":")?;
            write_against(out, before, None)
        })
    }

    fn add_shown(
        &mut self,
        lesson: &Lesson,
        program: &Program,
        write_run: impl FnOnce(&mut Inside<&mut W>) -> io::Result<()>,
    ) -> io::Result<()> {
        if self.runs > 0 {
            self.out.write_all(b",\n")?;
        }
        self.runs += 1;
        let mut out = Inside(&mut self.out);
        let mut card = Vec::new();
        write_cards(&mut card, lesson, &[program])?;
        // Of the list, its one card.
        let card = card.strip_prefix(b"[").unwrap_or(&card);
        write!(out, "{{\"card\":")?;
        out.write_all(card.strip_suffix(b"]").unwrap_or(card))?;
        write!(out, ",")?;
        write_run(&mut out)?;
        write!(out, "}}")?;
        self.out.flush()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.runs == 0
    }

    pub(crate) fn finish(mut self) -> io::Result<W> {
        writeln!(
            self.out,
            "]</script>\n<script type=\"module\" nonce=\"{}\">\n{}</script>\n\
             </body>\n</html>",
            self.nonce,
            script()
        )?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// The modules as one: nothing is imported, so nothing is exported either.
fn script() -> String {
    let mut script = String::new();
    let mut is_import = false;
    for line in MODULES.iter().flat_map(|module| module.lines()) {
        is_import |= line.starts_with("import ");
        if is_import {
            is_import = !line.ends_with(';');
            continue;
        }
        script += line.strip_prefix("export ").unwrap_or(line);
        script += "\n";
    }
    script
}

/// The sources in blocks: Rust first, and each version in Python beside the
/// first one.
fn write_sources(out: &mut impl Write, run: &Run) -> io::Result<()> {
    let versions: Vec<&Version> =
        run.versions.iter().map(|ran| &ran.version).collect();
    write_list(out, aligned(&versions), |out, block| {
        let versions = block.versions.iter();
        let names: Vec<_> = versions.clone().map(|v| v.runtime()).collect();
        let files: Vec<_> = versions.map(|version| version.file).collect();
        write_block(out, &names, &files, block.rows)
    })
}

/// JSON inside of a script: no text of a program ends the script, or begins a
/// comment. JSON has these characters only in strings.
struct Inside<W: Write>(W);

impl<W: Write> Write for Inside<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| matches!(byte, b'<' | b'>')) {
            let (last, before) = part.split_last().expect("no part is empty");
            let escaped: &[u8] = match last {
                b'<' => b"\\u003c",
                b'>' => b"\\u003e",
                _ => {
                    self.0.write_all(part)?;
                    continue;
                }
            };
            self.0.write_all(before)?;
            self.0.write_all(escaped)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
