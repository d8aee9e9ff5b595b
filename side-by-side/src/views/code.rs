//! Sources side by side: lines that belong together stand on one row, and the
//! words in which they differ are marked.

use std::fmt::Write as _;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_width::UnicodeWidthChar;

use super::{
    style::{DIFFERENT, QUIET, STRONG, styled},
    text::Look,
};
use crate::program::Version;

/// A column is at least so wide where there are three of them.
const COLUMN: usize = 56;

/// The versions' sources in blocks of two or three columns, as many as fit.
/// Each block begins with the same version, the first that has a runtime.
pub(crate) fn code(versions: &[&Version], look: Look) -> String {
    let mut ordered = versions.to_vec();
    ordered.sort_by_key(|version| !version.has_runtime());
    let Some((base, others)) = ordered.split_first() else {
        return String::new();
    };
    let columns = if look.width >= 3 * COLUMN { 3 } else { 2 };
    if others.is_empty() {
        return block(&[base], look);
    }
    let blocks = others.chunks(columns - 1).map(|others| {
        let mut versions = vec![*base];
        versions.extend(others);
        block(&versions, look)
    });
    blocks.collect::<Vec<_>>().join("\n")
}

fn block(versions: &[&Version], look: Look) -> String {
    let columns = versions.len();
    let width =
        (look.width.max(Look::LEAST_WIDTH) - 3 * (columns - 1)) / columns;
    let rule = look.pick("│", "|");
    let mut text = String::new();
    let mut write_row = |cells: Vec<String>| {
        let row = cells.join(&styled(QUIET, format!(" {rule} ")));
        writeln!(text, "{}", row.trim_end()).ok();
    };
    let heads = versions.iter().map(|version| {
        let name = look.fit(&version.runtime(), width);
        let pad = name.len() - name.trim_end().len();
        styled(STRONG, name.trim_end()) + &" ".repeat(pad)
    });
    write_row(heads.collect());
    let sources: Vec<Vec<&str>> = versions
        .iter()
        .map(|v| v.source.lines().collect())
        .collect();
    for row in rows(&sources) {
        let cells: Vec<Vec<String>> = row
            .iter()
            .map(|cell| {
                cell.as_ref().map_or(Vec::new(), |c| c.draw(width, look))
            })
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        for nth in 0..height {
            let part = |cell: &Vec<String>| {
                cell.get(nth).cloned().unwrap_or_else(|| " ".repeat(width))
            };
            write_row(cells.iter().map(part).collect());
        }
    }
    text
}

/// A source line, with a mark at each character that differs.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    text: Vec<(char, bool)>,
}

impl Line {
    fn same(text: &str) -> Line {
        Line {
            text: text.chars().map(|c| (c, false)).collect(),
        }
    }

    /// Marks the words that `other` does not have. What the header says is
    /// each version's own, and needs no marks.
    fn mark_against(&mut self, other: &str) {
        let own: String = self.text.iter().map(|(c, _)| c).collect();
        if own.starts_with("//!") {
            return;
        }
        let (own, other) = (words(&own), words(other));
        let mut at = 0;
        for op in capture_diff_slices(Algorithm::Myers, &own, &other) {
            let differs = !matches!(op, DiffOp::Equal { .. });
            for word in &own[op.old_range()] {
                for _ in word.chars() {
                    let (c, marked) = &mut self.text[at];
                    *marked |= differs && !c.is_whitespace();
                    at += 1;
                }
            }
        }
    }

    /// Lines of exactly `width` columns.
    fn draw(&self, width: usize, look: Look) -> Vec<String> {
        let mut drawn = Vec::new();
        for part in wrap(&self.text, width) {
            let columns = |(c, _): &(char, bool)| c.width().unwrap_or(0);
            let used: usize = part.iter().map(columns).sum();
            let pad = " ".repeat(width.saturating_sub(used));
            let mut line = String::new();
            let mut carets = String::new();
            for run in part.chunk_by(|(_, a), (_, b)| a == b) {
                let text: String = run.iter().map(|(c, _)| c).collect();
                let text = look.plain(&text);
                let under = if run[0].1 { "^" } else { " " };
                carets += &under.repeat(run.iter().map(columns).sum());
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

/// Breaks after a space or a parenthesis, or before a dot, where there is one;
/// what goes on below is indented further. An empty line stays one.
fn wrap(text: &[(char, bool)], width: usize) -> Vec<Vec<(char, bool)>> {
    let columns = |text: &[(char, bool)]| {
        text.iter()
            .map(|(c, _)| c.width().unwrap_or(0))
            .sum::<usize>()
    };
    let indent = text.iter().take_while(|(c, _)| *c == ' ').count() + 2;
    let mut parts = Vec::new();
    let mut rest = text.to_vec();
    while columns(&rest) > width {
        let fits =
            (1..=rest.len()).take_while(|&n| columns(&rest[..n]) <= width);
        let fits = fits.last().unwrap_or(1);
        let breaks =
            |&n: &usize| matches!(rest[n - 1].0, ' ' | '(') || rest[n].0 == '.';
        let at = (1..=fits).rev().find(breaks);
        let at = at.filter(|&at| at > indent + width / 4);
        let below = rest.split_off(at.unwrap_or(fits));
        parts.push(rest);
        rest = vec![(' ', false); indent.min(width / 2)];
        rest.extend(below);
    }
    parts.push(rest);
    parts
}

/// Identifiers are words, and so is each other character.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = if is_word(first) {
            rest.find(|c| !is_word(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(length);
        words.push(word);
        rest = after;
    }
    words
}

/// Rows of aligned lines; the first source is what the others are aligned to.
fn rows(sources: &[Vec<&str>]) -> Vec<Vec<Option<Line>>> {
    let base = &sources[0];
    let aligned: Vec<Alignment> = sources[1..]
        .iter()
        .map(|other| Alignment::new(base, other))
        .collect();
    let mut rows = Vec::new();
    for at in 0..=base.len() {
        let inserted = |a: &Alignment| a.before[at].len();
        for nth in 0..aligned.iter().map(inserted).max().unwrap_or(0) {
            let mut row = vec![None];
            row.extend(aligned.iter().zip(&sources[1..]).map(|(a, other)| {
                a.before[at].get(nth).map(|&line| {
                    let mut line = Line::same(other[line]);
                    line.mark_against("");
                    line
                })
            }));
            rows.push(row);
        }
        let Some(text) = base.get(at) else { continue };
        let mut first = Line::same(text);
        let mut row = vec![None];
        for (alignment, other) in aligned.iter().zip(&sources[1..]) {
            let twin = alignment.twin[at].map(|line| other[line]);
            first.mark_against(twin.unwrap_or(""));
            row.push(twin.map(|twin| {
                let mut line = Line::same(twin);
                line.mark_against(text);
                line
            }));
        }
        row[0] = Some(first);
        rows.push(row);
    }
    rows
}

/// How another source's lines lie beside the base's.
struct Alignment {
    /// For each line of the base, the other's line beside it.
    twin: Vec<Option<usize>>,
    /// For each line of the base and for its end: the other's lines that stand
    /// before it and beside nothing.
    before: Vec<Vec<usize>>,
}

impl Alignment {
    fn new(base: &[&str], other: &[&str]) -> Alignment {
        let mut twin = vec![None; base.len()];
        let mut before = vec![Vec::new(); base.len() + 1];
        for op in capture_diff_slices(Algorithm::Patience, base, other) {
            let (old, new) = (op.old_range(), op.new_range());
            for (mine, other) in old.clone().zip(new.clone()) {
                twin[mine] = Some(other);
            }
            before[old.end].extend(new.skip(old.len()));
        }
        Alignment { twin, before }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Outcome, Version};

    const fn version(file: &'static str, source: &'static str) -> Version {
        Version {
            file,
            source,
            main: || std::process::ExitCode::SUCCESS,
            expected: &[],
            ends: Outcome::Finished,
        }
    }

    const TOKIO: Version =
        version("on_tokio.rs", "fn main() {\n    sleep(1).await;\n}\n");
    const SMOL: Version = version(
        "on_smol.rs",
        "fn main() {\n    Timer::after(1).await;\n    drop(2);\n}\n",
    );
    const STD: Version =
        version("on_std.rs", "fn main() {\n    sleep(1);\n}\n");

    const LOOK: Look = Look {
        width: 64,
        ascii: false,
        colour: false,
    };

    fn draw(versions: &[&Version], look: Look) -> String {
        let text = code(versions, look);
        anstream::adapter::strip_str(&text).to_string()
    }

    #[test]
    fn words_that_differ_are_marked_and_lines_without_a_twin_too() {
        assert_eq!(
            draw(&[&TOKIO, &SMOL], LOOK),
            "\
tokio                          │ smol
fn main() {                    │ fn main() {
    sleep(1).await;            │     Timer::after(1).await;
    ^^^^^                      │     ^^^^^^^^^^^^
                               │     drop(2);
                               │     ^^^^^^^^
}                              │ }
"
        );
    }

    #[test]
    fn a_block_has_as_many_columns_as_fit_and_begins_with_a_runtime() {
        let heads = |width| -> Vec<String> {
            let look = Look { width, ..LOOK };
            let text = draw(&[&STD, &TOKIO, &SMOL], look);
            let is_head = |line: &&str| line.starts_with("tokio");
            let words = |line: &str| {
                line.split_whitespace().collect::<Vec<_>>().join(" ")
            };
            text.lines().filter(is_head).map(words).collect()
        };
        assert_eq!(heads(200), ["tokio │ smol │ std"]);
        assert_eq!(heads(80), ["tokio │ smol", "tokio │ std"]);
    }

    #[test]
    fn a_long_line_goes_on_below_itself() {
        let look = Look { width: 20, ..LOOK };
        let text = draw(&[&STD], look);
        assert_eq!(text, "std\nfn main() {\n    sleep(1);\n}\n");
        let look = Look { width: 23, ..LOOK };
        assert_eq!(
            draw(&[&STD, &STD], look),
            "\
std        │ std
fn main()  │ fn main()
  {        │   {
    sleep( │     sleep(
     1);   │      1);
}          │ }
"
        );
    }
}
