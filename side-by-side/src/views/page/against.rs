//! A run and an earlier one of the same program: the recording before, and for
//! each version what has changed in its source.

use std::io::{self, Write};

use crate::{
    json::{text, write_list, write_texts},
    recording::read::{Recorded, RecordedVersion},
    run::{Ran, Run},
    views::code::{Row, aligned_texts},
};

/// What became of a version's source.
enum Source<'a> {
    Same,
    /// The recording is from a time when they had none.
    Unknown,
    /// Columns: a title, a file, and the text.
    Shown(Vec<(String, &'a str, &'a str)>),
}

/// An object: the earlier run, and the sources. A version that only one run has
/// is in it as well.
pub(super) fn write_against(
    out: &mut impl Write,
    before: &Recorded,
    after: Option<&Run>,
) -> io::Result<()> {
    write!(out, "{{\"run\":")?;
    before.write_json(out)?;
    let after = after.map_or(&[][..], |run| &run.versions);
    let runtime = |ran: &Ran| ran.version.runtime();
    let of = |earlier: &RecordedVersion| {
        let name = &earlier.recording.runtime;
        after.iter().find(|ran| runtime(ran) == *name)
    };
    let sources = before.versions.iter().map(|earlier| {
        let name = earlier.recording.runtime.as_str();
        (name, source(earlier, of(earlier)))
    });
    let sources: Vec<(&str, Source)> = sources.collect();
    let named = |is: fn(&Source) -> bool| {
        let names = sources.iter().filter(move |(_, source)| is(source));
        names.map(|(name, _)| *name).collect::<Vec<_>>()
    };
    write!(out, ",\"same\":")?;
    write_texts(out, &named(|s| matches!(s, Source::Same)))?;
    write!(out, ",\"unknown\":")?;
    write_texts(out, &named(|s| matches!(s, Source::Unknown)))?;
    write!(out, ",\"changed\":")?;
    let shown = sources.iter().filter_map(|(_, source)| match source {
        Source::Shown(columns) => Some(columns),
        _ => None,
    });
    write_list(out, shown, |out, columns| {
        let titles: Vec<&str> = columns.iter().map(|c| &*c.0).collect();
        let files: Vec<&str> = columns.iter().map(|c| c.1).collect();
        let texts: Vec<&str> = columns.iter().map(|c| c.2).collect();
        write_block(out, &titles, &files, aligned_texts(&texts))
    })?;
    write!(out, "}}")
}

fn source<'a>(earlier: &'a RecordedVersion, now: Option<&Ran>) -> Source<'a> {
    let Some((file, before)) = &earlier.source else {
        return Source::Unknown;
    };
    let runtime = &earlier.recording.runtime;
    let column = |when: &str, file: &'a str, text: &'a str| {
        (format!("{runtime} {when}"), file, text)
    };
    match now.map(|ran| (ran.version.file, ran.version.source)) {
        Some((_, after)) if after == before => Source::Same,
        Some((own, after)) => Source::Shown(vec![
            column("before", file, before),
            column("after", own, after),
        ]),
        None => Source::Shown(vec![column("before", file, before)]),
    }
}

/// Sources side by side: their names, and rows of marked lines.
pub(super) fn write_block(
    out: &mut impl Write,
    names: &[impl AsRef<str>],
    files: &[&str],
    rows: Vec<Row>,
) -> io::Result<()> {
    write!(out, "{{\"names\":")?;
    write_texts(out, names)?;
    write!(out, ",\"files\":")?;
    write_texts(out, files)?;
    write!(out, ",\"rows\":")?;
    write_list(out, rows, |out, row| {
        write_list(out, row, |out, cell| match cell {
            None => write!(out, "null"),
            Some(marks) => write_list(out, marks, |out, mark| {
                write!(out, "[{},{}]", text(&mark.text), mark.differs)
            }),
        })
    })?;
    write!(out, "}}")
}
