//! Lines that belong together share a row, and the words in which they differ
//! are marked.

use std::iter;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::render::sources::align::{Alignment, words};
use crate::render::sources::by_function::pairs;
use crate::{lesson::Version, text::clusters};

/// A line of each source, if it has one on this row.
pub(crate) type Row<'a> = Vec<Option<Line<'a>>>;

/// A part of a line, and whether it differs.
pub(crate) type Sign<'a> = (&'a str, bool);

/// A source line and its clusters.
pub(crate) struct Line<'a> {
    text: &'a str,
    pub(crate) signs: Vec<Sign<'a>>,
}

impl<'a> Line<'a> {
    /// Marks the words that no twin has. Headers differ in each version, so
    /// they need no marks.
    fn new(text: &'a str, twins: &[&str]) -> Line<'a> {
        let own = words(text);
        let mut differs = vec![false; text.len()];
        for twin in twins {
            for op in capture_diff_slices(Algorithm::Myers, &own, &words(twin)) {
                if !matches!(op, DiffOp::Equal { .. }) {
                    let start = length(&own[..op.old_range().start]);
                    let end = start + length(&own[op.old_range()]);
                    differs[start..end].fill(true);
                }
            }
        }
        let is_header = text.starts_with("//!");
        let mut at = 0;
        let signs = clusters(text).map(|sign| {
            let differs = differs[at] && !sign.trim().is_empty();
            at += sign.len();
            (sign, differs && !is_header)
        });
        Line {
            text,
            signs: signs.collect(),
        }
    }

    /// Its parts that differ, and those between them.
    pub(crate) fn marks(&self) -> impl Iterator<Item = (String, bool)> {
        runs(&self.signs)
    }
}

/// Neighbours that are marked alike, as one text.
pub(crate) fn runs(signs: &[Sign]) -> impl Iterator<Item = (String, bool)> {
    let runs = signs.chunk_by(|(_, a), (_, b)| a == b);
    runs.map(|run| (run.iter().map(|(sign, _)| *sign).collect(), run[0].1))
}

/// In bytes.
fn length(words: &[&str]) -> usize {
    words.iter().map(|word| word.len()).sum()
}

/// Is it in one source only, or not equal in all?
pub(crate) fn differs(row: &Row) -> bool {
    let text = |cell: &Option<Line>| cell.as_ref().map(|line| line.text.to_owned());
    row.iter()
        .any(|cell| cell.is_none() || text(cell) != text(&row[0]))
}

/// Rust is aligned by line, and a version in Python, which comes last, by
/// function and without marks.
pub(crate) fn rows<'a>(sources: &[&'a str], is_last_in_python: bool) -> Vec<Row<'a>> {
    let sources: Vec<Vec<&str>> = sources.iter().map(|text| text.lines().collect()).collect();
    match sources.as_slice() {
        [rust, python] if is_last_in_python => {
            let line = |line: Option<&'a str>| Some(Line::new(line?, &[line?]));
            let pairs = pairs(rust, python).into_iter();
            pairs.map(|pair| pair.map(line).into()).collect()
        }
        sources => aligned_rows(sources),
    }
}

/// The sources are aligned to the first one.
fn aligned_rows<'a>(sources: &[Vec<&'a str>]) -> Vec<Row<'a>> {
    let (base, others) = sources.split_first().expect("there is a version");
    let aligned = others.iter().map(|other| Alignment::new(base, other));
    let aligned: Vec<(Alignment, &Vec<&str>)> = aligned.zip(others).collect();
    let mut rows = Vec::new();
    for at in 0..=base.len() {
        let alone = aligned.iter().map(|(a, _)| a.before[at].len());
        for nth in 0..alone.max().unwrap_or(0) {
            let lines = aligned.iter().map(|(a, other)| {
                let line = a.before[at].get(nth)?;
                Some(Line::new(other[*line], &[""]))
            });
            rows.push(iter::once(None).chain(lines).collect());
        }
        let Some(text) = base.get(at) else { continue };
        let twins = aligned.iter().map(|(a, other)| Some(other[a.twin[at]?]));
        let twins: Vec<Option<&str>> = twins.collect();
        let others: Vec<&str> = twins.iter().map(|twin| twin.unwrap_or("")).collect();
        let own = Some(Line::new(text, &others));
        let lines = twins.iter().map(|twin| Some(Line::new((*twin)?, &[text])));
        rows.push(iter::once(own).chain(lines).collect());
    }
    rows
}

/// First those with a runtime, then the other ones in Rust; and those in Python.
pub(crate) fn by_language<'a>(versions: &[&'a Version]) -> [Vec<&'a Version>; 2] {
    let (in_python, mut in_rust): (Vec<&Version>, Vec<&Version>) =
        versions.iter().partition(|version| version.is_in_python());
    in_rust.sort_by_key(|version| !version.has_runtime());
    [in_rust, in_python]
}

/// The Rust versions as one block, and for each Python version a block with the
/// first Rust version.
pub(crate) fn blocks<'a>(versions: &[&'a Version]) -> Vec<(Vec<&'a Version>, Vec<Row<'a>>)> {
    let [in_rust, in_python] = by_language(versions);
    let beside = |python| in_rust.iter().take(1).copied().chain([python]).collect();
    let in_python: Vec<Vec<&Version>> = in_python.into_iter().map(beside).collect();
    let blocks = iter::once(in_rust.clone()).filter(|block| !block.is_empty());
    blocks
        .chain(in_python)
        .map(|versions| {
            let sources: Vec<&str> = versions.iter().map(|version| version.source).collect();
            let is_last_in_python = versions.last().is_some_and(|v| v.is_in_python());
            let rows = rows(&sources, is_last_in_python);
            (versions, rows)
        })
        .collect()
}
