//! The versions' sources, side by side: lines that belong together share a row,
//! and the words in which they differ are marked.

/// Aligns lines that belong together.
mod align;
/// Python beside Rust.
mod by_function;
/// Sources in columns of a terminal.
pub(crate) mod columns;

use std::iter;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::{lesson::Version, text::clusters};
use align::{Alignment, words};
use by_function::pairs;

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
}

/// Neighbours that are marked alike, as one text.
pub(crate) fn marks(signs: &[Sign]) -> impl Iterator<Item = (String, bool)> {
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
pub(crate) fn rows<'a>(versions: &[&Version], sources: &[&'a str]) -> Vec<Row<'a>> {
    let sources: Vec<Vec<&str>> = sources.iter().map(|text| text.lines().collect()).collect();
    match (versions, sources.as_slice()) {
        ([_, last], [rust, python]) if last.is_in_python() => {
            let line = |line: Option<&'a str>| Some(Line::new(line?, &[line?]));
            let pairs = pairs(rust, python).into_iter();
            pairs.map(|pair| pair.map(line).into()).collect()
        }
        (_, sources) => aligned_rows(sources),
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

/// The versions in blocks of at most `columns` columns. Each block starts with
/// the same version, the first one in Rust that has a runtime. Each version in
/// Python has its own block.
pub(crate) fn blocks<'a>(versions: &[&'a Version], columns: usize) -> Vec<Vec<&'a Version>> {
    let (in_python, mut in_rust): (Vec<&Version>, Vec<&Version>) =
        versions.iter().partition(|version| version.is_in_python());
    in_rust.sort_by_key(|version| !version.has_runtime());
    let (base, others) = in_rust.split_at(in_rust.len().min(1));
    let others = others.chunks(columns - 1).chain(in_python.chunks(1));
    let blocks: Vec<_> = others.map(|others| [base, others].concat()).collect();
    if blocks.is_empty() {
        return vec![base.to_vec()];
    }
    blocks
}
