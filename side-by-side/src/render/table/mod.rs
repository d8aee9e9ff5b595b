//! The table below the lanes: measurements and answers.

/// What is in each cell.
mod cells;
/// What a program measured: bytes, nanoseconds and counts.
mod figures;
#[cfg(test)]
mod tests;

use std::ops::Range;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use crate::render::style::{BAD, GOOD, PLAIN, QUIET, STRONG, paragraph, styled};
use crate::{
    lesson::run::{Run, VersionRun},
    recording::Recording,
    text::Look,
};

/// Names of wakers are cut to the first of these widths at which the table has
/// the fewest blocks.
const NAME_WIDTHS: [usize; 3] = [15, 11, 7];

/// Columns between two cells.
const GAP: usize = 2;

/// What each version took, its figures, and its answer to the question.
pub(crate) fn summary(run: &Run, look: Look) -> String {
    let above = [cells::numbers(run), figures::machine(run)];
    let above = above.iter().flatten();
    let above = above.map(|text| paragraph(QUIET, text, 0, look));
    let tables = NAME_WIDTHS.map(|names| Table::new(run, look, names));
    let fitting = tables
        .iter()
        .filter_map(|table| Some((table, table.blocks()?)));
    let table = match fitting.min_by_key(|(_, blocks)| blocks.len()) {
        Some((table, blocks)) => table.draw(&blocks, Table::line),
        // No version fits beside the labels.
        None => {
            let blocks: Vec<_> = (0..run.versions.len()).map(|nth| nth..nth + 1).collect();
            Table::new(run, look, look.width).draw(&blocks, Table::line_of_one)
        }
    };
    above.collect::<String>() + &table
}

/// A label, and a cell for each version, in their styles.
struct Row {
    label: (Style, String),
    cells: Vec<(Style, String)>,
}

struct Table<'a> {
    question: &'a str,
    look: Look,
    heads: Row,
    measured: Vec<Row>,
    answers: Vec<Row>,
}

impl Table<'_> {
    fn new(run: &Run, look: Look, names: usize) -> Table<'_> {
        let row = |style, label: &str, cell: &dyn Fn(&VersionRun) -> (Style, String)| {
            let cells = run.versions.iter().map(cell);
            let cells = cells.map(|(style, cell)| (style, look.plain(&cell)));
            Row {
                label: (style, look.plain(label)),
                cells: cells.collect(),
            }
        };
        let measured = |label: &str, cell: &dyn Fn(&Recording) -> String| {
            row(PLAIN, label, &|ran| (PLAIN, cell(&ran.recording)))
        };
        let answer = |label: &str, cell: &dyn Fn(&VersionRun) -> String| {
            let style = |ran: &VersionRun| if ran.is_as_on_card { GOOD } else { BAD };
            row(QUIET, label, &|ran| (style(ran), cell(ran)))
        };
        let mut rows = vec![measured("took", &cells::took)];
        // Bug and cure are told apart by their lanes.
        let has_cures = run.has_cures();
        if !has_cures {
            rows.extend([
                measured("polls, wakes", &cells::polls_and_wakes),
                measured("ran on", &cells::ran_on),
                measured("woken by", &|r| cells::woken_by(r, look, names)),
                measured("threads, memory", &cells::threads_and_memory),
            ]);
        }
        // Where it hung, it tells waiting from asking again and again.
        if run.recordings().any(Recording::was_stopped) {
            rows.push(measured("processor time", &cells::processor_time));
        }
        if !has_cures && run.recordings().any(|r| r.workers.is_some()) {
            rows.push(measured("workers", &|r| cells::or_dash(r.workers)));
        }
        for name in cells::differing_numbers(run) {
            rows.push(measured(name, &|r| cells::or_dash(r.number(name))));
        }
        for name in figures::names(run) {
            let best = figures::best(run, name);
            rows.push(measured(name, &|r| figures::all(r, name, best, look)));
        }
        let mut answers = Vec::new();
        if run.program.has_question() {
            answers.push(answer("answer", &cells::answer));
            if run.versions.iter().any(|ran| !ran.is_as_on_card) {
                let on_card = |ran: &VersionRun| ran.version.expected.join(" or ");
                answers.push(answer("on its card", &on_card));
            }
        }
        Table {
            question: run.program.question.ask,
            look,
            heads: row(PLAIN, "", &|ran| (STRONG, ran.recording.runtime.clone())),
            measured: rows,
            answers,
        }
    }

    /// How many columns the widest of these parts of all rows needs.
    fn width<'a>(&'a self, part: impl Fn(&'a Row) -> &'a (Style, String)) -> usize {
        let rows = [&self.heads].into_iter();
        let rows = rows.chain(&self.measured).chain(&self.answers);
        let widths = rows.map(|row| part(row).1.width());
        widths.max().unwrap_or(0)
    }

    fn label_width(&self) -> usize {
        self.width(|row| &row.label)
    }

    /// Some of the versions each, as many as fit. `None` if one does not fit at
    /// all.
    fn blocks(&self) -> Option<Vec<Range<usize>>> {
        let room = self.look.width.checked_sub(self.label_width())?;
        let width = |nth| GAP + self.width(|row| &row.cells[nth]);
        let fits = |versions: Range<usize>| versions.map(width).sum::<usize>() <= room;
        let mut blocks: Vec<Range<usize>> = Vec::new();
        for nth in 0..self.heads.cells.len() {
            match blocks.last_mut() {
                Some(block) if fits(block.start..nth + 1) => block.end += 1,
                _ if fits(nth..nth + 1) => blocks.push(nth..nth + 1),
                _ => return None,
            }
        }
        Some(blocks)
    }

    /// If the table takes several blocks, the answers get their own blocks
    /// below the question.
    fn draw(
        &self,
        blocks: &[Range<usize>],
        line: fn(&Self, &Row, Range<usize>) -> String,
    ) -> String {
        let lines = |rows: &[Row], block: &Range<usize>| -> String {
            let lines = rows.iter().map(|row| line(self, row, block.clone()));
            lines.collect()
        };
        let head = |block: &Range<usize>| line(self, &self.heads, block.clone());
        let mut text = String::new();
        for block in blocks {
            text += &(head(block) + &lines(&self.measured, block));
        }
        if self.answers.is_empty() {
            return text;
        }
        text += &paragraph(STRONG, self.question, 0, self.look);
        for block in blocks {
            if blocks.len() > 1 {
                text += &head(block);
            }
            text += &lines(&self.answers, block);
        }
        text
    }

    fn line(&self, row: &Row, versions: Range<usize>) -> String {
        let (style, label) = &row.label;
        let mut line = styled(*style, label);
        let mut pad = self.label_width() - label.width();
        for nth in versions {
            let (style, cell) = &row.cells[nth];
            line += &" ".repeat(pad + GAP);
            line += &styled(*style, cell);
            pad = self.width(|row| &row.cells[nth]) - cell.width();
        }
        line + "\n"
    }

    /// The label and the cell of a single version; its name has no label.
    fn line_of_one(&self, row: &Row, versions: Range<usize>) -> String {
        let (style, cell) = &row.cells[versions.start];
        let (style, text) = match row.label.1.as_str() {
            "" => (*style, cell.clone()),
            label => (PLAIN, format!("  {label}: {cell}")),
        };
        styled(style, self.look.cut(&text, self.look.width)) + "\n"
    }
}
