//! A table: a column of labels, and a column for each version, in as many
//! blocks as necessary.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use crate::text::Look;

/// Columns between two cells.
const GAP: usize = 2;

/// A label, and a cell for each version.
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) cells: Vec<String>,
}

/// Some of the versions, side by side.
pub(crate) struct Block {
    versions: Range<usize>,
    labels: usize,
    widths: Vec<usize>,
}

/// Blocks of these rows, each with as many versions as fit. `None` if a version
/// does not fit at all.
pub(crate) fn blocks<'a>(
    rows: impl Iterator<Item = &'a Row> + Clone,
    look: Look,
) -> Option<Vec<Block>> {
    let labels = rows.clone().map(|row| row.label.width()).max()?;
    let versions = rows.clone().map(|row| row.cells.len()).max()?;
    let mut blocks: Vec<Block> = Vec::new();
    for nth in 0..versions {
        let cells = rows.clone().map(|row| row.cells[nth].width());
        let width = cells.max()?;
        if labels + GAP + width > look.width {
            return None;
        }
        match blocks.last_mut() {
            Some(block) if block.width() + GAP + width <= look.width => {
                block.versions.end += 1;
                block.widths.push(width);
            }
            _ => blocks.push(Block {
                versions: nth..nth + 1,
                labels,
                widths: vec![width],
            }),
        }
    }
    Some(blocks)
}

impl Block {
    fn width(&self) -> usize {
        let cells: usize = self.widths.iter().map(|width| GAP + width).sum();
        self.labels + cells
    }

    /// The row's line. `style` gets the version, and `None` for the label.
    pub(crate) fn line(&self, row: &Row, style: impl Fn(Option<usize>, &str) -> String) -> String {
        let mut line = style(None, &row.label);
        let mut pad = self.labels - row.label.width();
        for (nth, width) in self.versions.clone().zip(&self.widths) {
            let cell = &row.cells[nth];
            line += &" ".repeat(pad + GAP);
            line += &style(Some(nth), cell);
            pad = width - cell.width();
        }
        line + "\n"
    }
}
