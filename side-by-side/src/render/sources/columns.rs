//! Sources side by side: lines that belong together share a row, and the words
//! in which they differ are marked.

use std::fmt::Write as _;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_width::UnicodeWidthStr;

use crate::render::sources::align::{Alignment, words};
use crate::render::sources::by_function::pairs;
use crate::render::style::{DIFFERENT, QUIET, STRONG, styled};
use crate::{
    lesson::Version,
    text::{Look, clusters},
};

/// A source, and the heading above it.
struct Column<'a> {
    name: String,
    source: &'a str,
    is_in_python: bool,
}

impl<'a> Column<'a> {
    fn new(version: &Version, source: &'a str) -> Column<'a> {
        Column {
            name: version.runtime(),
            source,
            is_in_python: version.is_in_python(),
        }
    }

    /// What the version shows, and then the version.
    fn shown_and_own(version: &Version) -> [Column<'static>; 2] {
        [version.shown, version.source].map(|s| Column::new(version, s))
    }
}

/// Columns are side by side only if each is at least this wide.
const COLUMN: usize = 56;

/// Lines of context around a difference between steps.
const ALIKE: usize = 3;

/// The versions' sources in blocks of two or three columns, as many as fit.
/// Each block starts with the same version, the first one that has a runtime;
/// steps are each beside the one before. Python has its own block.
pub(crate) fn code(versions: &[&Version], are_steps: bool, look: Look) -> String {
    if are_steps && versions.len() > 1 {
        let pairs = versions.windows(2).map(|pair| steps(pair, look));
        return pairs.collect::<Vec<_>>().join("\n");
    }
    let mut ordered = versions.to_vec();
    ordered.sort_by_key(|v| (v.is_in_python(), !v.has_runtime()));
    let Some((base, others)) = ordered.split_first() else {
        return String::new();
    };
    if others.is_empty() {
        return alone(base, look);
    }
    let (in_python, others): (Vec<&Version>, Vec<&Version>) =
        others.iter().partition(|version| version.is_in_python());
    let others = others.chunks(columns_at_once(look) - 1);
    let blocks = others.chain(in_python.chunks(1)).map(|others| {
        let mut versions = vec![*base];
        versions.extend(others);
        let columns = versions.iter().map(|v| Column::new(v, v.source));
        block(&columns.collect::<Vec<_>>(), None, look)
    });
    blocks.collect::<Vec<_>>().join("\n")
}

/// The same without comments, which may reveal what a version does.
pub(crate) fn bare_code(versions: &[&Version], look: Look) -> String {
    let sources = versions.iter().map(|version| bare(version));
    let sources: Vec<String> = sources.collect();
    let columns = versions.iter().zip(&sources);
    let columns = columns.map(|(version, text)| Column::new(version, text));
    let (in_python, in_rust): (Vec<Column>, Vec<Column>) =
        columns.partition(|column| column.is_in_python);
    let blocks = in_rust.chunks(columns_at_once(look));
    let blocks = blocks.chain(in_python.chunks(1));
    let blocks = blocks.map(|columns| block(columns, None, look));
    blocks.collect::<Vec<_>>().join("\n")
}

fn bare(version: &Version) -> String {
    let source = match version.is_in_python() {
        true => version
            .source
            .splitn(3, "\"\"\"")
            .last()
            .unwrap_or_default(),
        false => version.source,
    };
    let is_comment = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("//") || version.is_in_python() && line.starts_with('#')
    };
    let lines = source.lines().filter(|line| !is_comment(line));
    let lines = lines.skip_while(|line| line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn columns_at_once(look: Look) -> usize {
    if look.width >= 3 * COLUMN { 3 } else { 2 }
}

/// One version, after what it shows.
fn alone(version: &Version, look: Look) -> String {
    let columns = Column::shown_and_own(version).into_iter();
    let columns = columns.filter(|column| !column.source.is_empty());
    let blocks = columns.map(|column| block(&[column], None, look));
    blocks.collect::<Vec<_>>().join("\n")
}

/// A step beside the one before: what both show, and then both.
fn steps(pair: &[&Version], look: Look) -> String {
    let columns = pair.iter().map(|version| {
        let [shown, own] = Column::shown_and_own(version);
        (shown, own)
    });
    let (shown, own): (Vec<Column>, Vec<Column>) = columns.unzip();
    let own = block(&own, Some(ALIKE), look);
    if shown.iter().all(|column| column.source.is_empty()) {
        return own;
    }
    block(&shown, Some(ALIKE), look) + "\n" + &own
}

/// Equal lines are left out if they are more than `context` lines away from a
/// difference.
fn block(sources: &[Column], context: Option<usize>, look: Look) -> String {
    let columns = sources.len();
    let width = (look.width.max(Look::LEAST_WIDTH) - 3 * (columns - 1)) / columns;
    let rule = look.pick("│", "|");
    let mut text = String::new();
    let mut write_row = |cells: Vec<String>| {
        let row = cells.join(&styled(QUIET, format!(" {rule} ")));
        writeln!(text, "{}", row.trim_end()).ok();
    };
    let heads = sources.iter().map(|column| {
        let name = look.fit(&column.name, width);
        let pad = name.len() - name.trim_end().len();
        styled(STRONG, name.trim_end()) + &" ".repeat(pad)
    });
    write_row(heads.collect());
    let line = |line: &str| match context {
        // New lines are marked here; the sources of steps mark them, too.
        Some(_) => {
            let line = line.replace("New! ", "").replace("// New!", "");
            look.plain(line.trim_end())
        }
        None => look.plain(line),
    };
    let lines = |column: &Column| -> Vec<String> { column.source.lines().map(line).collect() };
    let is_translated = sources.last().is_some_and(|c| c.is_in_python);
    let sources: Vec<Vec<String>> = sources.iter().map(lines).collect();
    let rows = match sources.as_slice() {
        [rust, python] if is_translated => translated(rust, python),
        sources => rows(sources),
    };
    let is_drawn = is_near(&rows, context.unwrap_or(rows.len()));
    for (nth, row) in rows.iter().enumerate() {
        if !is_drawn[nth] {
            if nth == 0 || is_drawn[nth - 1] {
                let rest = is_drawn[nth..].iter();
                let count = rest.take_while(|is_drawn| !**is_drawn).count();
                let dots = look.pick("⋮", ":");
                let gap = format!("{dots} equal lines: {count}");
                write_row(vec![styled(QUIET, gap)]);
            }
            continue;
        }
        let cells: Vec<Vec<String>> = row
            .iter()
            .map(|cell| cell.as_ref().map_or(Vec::new(), |c| c.draw(width, look)))
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        for nth in 0..height {
            let part =
                |cell: &Vec<String>| cell.get(nth).cloned().unwrap_or_else(|| " ".repeat(width));
            write_row(cells.iter().map(part).collect());
        }
    }
    text
}

/// Sources side by side.
pub(crate) struct Block<'a> {
    pub(crate) versions: Vec<&'a Version>,
    pub(crate) rows: Vec<Row>,
}

/// A line of each source, if it has one on this row.
pub(crate) type Row = Vec<Option<Vec<Mark>>>;

/// A part of a line, and whether it differs.
pub(crate) struct Mark {
    pub(crate) text: String,
    pub(crate) differs: bool,
}

/// The Rust versions as one block, and for each Python version a block with the
/// first Rust version.
pub(crate) fn aligned<'a>(versions: &[&'a Version]) -> Vec<Block<'a>> {
    let mut ordered = versions.to_vec();
    ordered.sort_by_key(|v| (v.is_in_python(), !v.has_runtime()));
    let (in_python, in_rust): (Vec<&Version>, Vec<&Version>) = ordered
        .into_iter()
        .partition(|version| version.is_in_python());
    let beside = |python: &&'a Version| -> Vec<&'a Version> {
        in_rust
            .first()
            .copied()
            .into_iter()
            .chain([*python])
            .collect()
    };
    let in_rust_alone = (!in_rust.is_empty()).then(|| in_rust.clone());
    let blocks = in_rust_alone
        .into_iter()
        .chain(in_python.iter().map(beside));
    blocks
        .map(|versions| {
            let lines = |version: &&Version| -> Vec<String> {
                version.source.lines().map(str::to_owned).collect()
            };
            let sources: Vec<_> = versions.iter().map(lines).collect();
            let is_translated = versions.last().is_some_and(|v| v.is_in_python());
            let rows = match sources.as_slice() {
                [rust, python] if is_translated => translated(rust, python),
                sources => rows(sources),
            };
            let rows = marked(rows);
            Block { versions, rows }
        })
        .collect()
}

fn marked(rows: Vec<Vec<Option<Line>>>) -> Vec<Row> {
    let marks = |cell: Option<Line>| cell.map(|line| line.marks());
    rows.into_iter()
        .map(|row| row.into_iter().map(marks).collect())
        .collect()
}

/// For each row: does it differ, or is it near a row that does? If none does,
/// all are kept.
fn is_near(rows: &[Vec<Option<Line>>], context: usize) -> Vec<bool> {
    let differs = |row: &Vec<Option<Line>>| {
        let texts = row.iter().map(|cell| Some(cell.as_ref()?.text()));
        let texts: Vec<Option<String>> = texts.collect();
        texts.iter().any(|text| text.is_none() || *text != texts[0])
    };
    let differs: Vec<bool> = rows.iter().map(differs).collect();
    let is_near = |nth: usize| {
        let end = (nth + context + 1).min(rows.len());
        differs[nth.saturating_sub(context)..end].contains(&true)
    };
    match differs.contains(&true) {
        true => (0..rows.len()).map(is_near).collect(),
        false => vec![true; rows.len()],
    }
}

/// A source line: its clusters, and whether each differs.
struct Line<'a> {
    signs: Vec<(&'a str, bool)>,
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
            signs: signs.collect(),
        }
    }

    fn marks(&self) -> Vec<Mark> {
        let runs = self.signs.chunk_by(|(_, a), (_, b)| a == b);
        let mark = |run: &[(&str, bool)]| Mark {
            text: run.iter().map(|(sign, _)| *sign).collect(),
            differs: run[0].1,
        };
        runs.map(mark).collect()
    }

    fn text(&self) -> String {
        self.signs.iter().map(|(sign, _)| *sign).collect()
    }

    /// Lines of exactly `width` columns.
    fn draw(&self, width: usize, look: Look) -> Vec<String> {
        let mut drawn = Vec::new();
        for part in wrap(&self.signs, width) {
            let pad = " ".repeat(width.saturating_sub(columns(&part)));
            let mut line = String::new();
            let mut carets = String::new();
            for run in part.chunk_by(|(_, a), (_, b)| a == b) {
                let text: String = run.iter().map(|(sign, _)| *sign).collect();
                let under = if run[0].1 { "^" } else { " " };
                carets += &under.repeat(columns(run));
                line += &match run[0].1 {
                    true => styled(DIFFERENT, text),
                    false => text,
                };
            }
            drawn.push(line + &pad);
            if !look.colour && carets.contains('^') {
                drawn.push(carets + &pad);
            }
        }
        drawn
    }
}

/// In bytes.
fn length(words: &[&str]) -> usize {
    words.iter().map(|word| word.len()).sum()
}

fn columns(signs: &[(&str, bool)]) -> usize {
    signs.iter().map(|(sign, _)| sign.width()).sum()
}

/// Breaks after a space or a parenthesis, or before a method's dot, if there is
/// one; continuation lines are indented further. An empty line stays one.
fn wrap<'a>(signs: &[(&'a str, bool)], width: usize) -> Vec<Vec<(&'a str, bool)>> {
    let indent = signs.iter().take_while(|(sign, _)| *sign == " ").count() + 2;
    let mut parts = Vec::new();
    let mut rest = signs.to_vec();
    while columns(&rest) > width {
        let fits = (1..=rest.len()).take_while(|&n| columns(&rest[..n]) <= width);
        let fits = fits.last().unwrap_or(1);
        let is_method = |n: usize| {
            let name = rest.get(n + 1).map_or("", |(sign, _)| sign);
            rest[n].0 == "." && name.starts_with(char::is_alphabetic)
        };
        let breaks = |&n: &usize| matches!(rest[n - 1].0, " " | "(") || is_method(n);
        let at = (1..=fits).rev().find(breaks);
        let at = at.filter(|&at| at > indent + width / 4);
        let below = rest.split_off(at.unwrap_or(fits));
        parts.push(rest);
        rest = vec![(" ", false); indent.min(width / 2)];
        rest.extend(below);
    }
    parts.push(rest);
    parts
}

/// Rows without marks.
fn translated<'a>(rust: &'a [String], python: &'a [String]) -> Vec<Vec<Option<Line<'a>>>> {
    let line = |side: Option<&'a String>| Some(Line::new(side?, &[side?]));
    let pairs = pairs(rust, python);
    pairs
        .into_iter()
        .map(|pair| pair.map(line).into())
        .collect()
}

/// Rows of aligned lines; the others are aligned to the first source.
fn rows(sources: &[Vec<String>]) -> Vec<Vec<Option<Line<'_>>>> {
    let (base, others) = sources.split_first().expect("there is a version");
    let aligned = others.iter().map(|other| Alignment::new(base, other));
    let aligned: Vec<(Alignment, &Vec<String>)> = aligned.zip(others).collect();
    let mut rows = Vec::new();
    for at in 0..=base.len() {
        let alone = |(a, _): &(Alignment, _)| a.before[at].len();
        for nth in 0..aligned.iter().map(alone).max().unwrap_or(0) {
            let lines = aligned.iter().map(|(alignment, other)| {
                let line = alignment.before[at].get(nth)?;
                Some(Line::new(&other[*line], &[""]))
            });
            rows.push(std::iter::once(None).chain(lines).collect());
        }
        let Some(text) = base.get(at) else { continue };
        let twins = aligned
            .iter()
            .map(|(alignment, other)| Some(other[alignment.twin[at]?].as_str()));
        let twins: Vec<Option<&str>> = twins.collect();
        let others: Vec<&str> = twins.iter().map(|twin| twin.unwrap_or("")).collect();
        let mut row = vec![Some(Line::new(text, &others))];
        row.extend(
            twins
                .into_iter()
                .map(|twin| Some(Line::new(twin?, &[text]))),
        );
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixtures::assert_picture;

    const fn version(file: &'static str, source: &'static str) -> Version {
        Version::new(file, source, || std::process::ExitCode::SUCCESS)
    }

    const TOKIO: Version = version("on_tokio.rs", "fn main() {\n    sleep(1).await;\n}\n");
    const SMOL: Version = version(
        "on_smol.rs",
        "fn main() {\n    Timer::after(1).await;\n    drop(2);\n}\n",
    );
    const STD: Version = version("on_std.rs", "fn main() {\n    sleep(1);\n}\n");

    const LOOK: Look = Look::new(64);

    #[test]
    fn words_that_differ_are_marked_and_lines_without_a_twin_too() {
        assert_picture("code", &code(&[&TOKIO, &SMOL], false, LOOK));
    }

    #[test]
    fn a_step_is_shown_beside_the_one_before_and_after_what_both_show() {
        const ONE: Version = version("on_step_1.rs", "a();\nb();\n");
        const TWO: Version = version("on_step_2.rs", "a();\nb();\n");
        const LOOP: &str = "c(); // New!\nd();\ne();\nf();\ng();\nh();\n";
        const MORE: &str = "c();\nd();\ne();\nf();\ng();\nh(1);\n";
        let (one, two) = (ONE.shows(LOOP), TWO.shows(MORE));
        assert_picture("code-steps", &code(&[&one, &two, &ONE], true, LOOK));
        assert_picture("code-one-step", &code(&[&one], true, LOOK));
    }

    #[test]
    fn a_changed_line_does_not_move_equal_lines() {
        const BASE: Version = version(
            "on_tokio.rs",
            "//! On tokio.\na();\nlet x = spawn(wash());\nx.abort();\n",
        );
        const OTHER: Version = version(
            "on_smol.rs",
            "//! On smol.\na();\n// A task starts now.\nlet x = Task::spawn(wash());\n\
             drop(x);\n",
        );
        assert_picture("code-changed", &code(&[&BASE, &OTHER], false, LOOK));
    }

    #[test]
    fn a_line_is_broken_before_a_method_and_not_before_a_full_stop() {
        const A: Version = version("on_a.rs", "//! It does nothing.\n");
        const B: Version = version("on_b.rs", "runtime_of.spawning(x);\n");
        let broken = [&A, &B].map(|v| code(&[v, v], false, Look::new(41)));
        let narrow = code(&[&STD, &STD], false, Look::new(23));
        assert_picture("code-broken", &(broken.join("\n") + "\n" + &narrow));
    }

    #[test]
    fn a_sign_of_several_characters_has_the_columns_of_the_whole() {
        const BASE: Version = version("on_tokio.rs", "say!(\"❤\u{fe0f}\");\tx\u{202e}");
        const OTHER: Version = version("on_smol.rs", "say!(\"<3\"); x");
        assert_picture("code-signs", &code(&[&BASE, &OTHER], false, LOOK));
    }

    #[test]
    fn a_block_has_as_many_columns_as_fit_and_begins_with_a_runtime() {
        let drawn = [200, 80].map(|width| code(&[&STD, &TOKIO, &SMOL], false, Look::new(width)));
        assert_picture("code-blocks", &drawn.join("\n"));
    }
}
