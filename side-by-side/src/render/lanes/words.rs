//! What tasks say: words after a lane, and rows of them below it.

use unicode_width::UnicodeWidthStr;

use crate::recording::{Said, Task};
use crate::render::lanes::axis::Scale;

/// Words below a lane take at most this many rows.
const ROWS_AT_MOST: usize = 4;

/// A line that was said, and the cell of its moment.
pub(crate) struct Word {
    pub(crate) cell: usize,
    pub(crate) text: String,
}

/// What these lanes said, which are in the order of their numbers; without
/// lanes, what was said outside of all of them.
pub(crate) fn said_by<'a>(said: &'a [Said], lanes: &[&Task]) -> impl Iterator<Item = &'a Said> {
    said.iter().filter(|said| match said.task {
        Some(id) => lanes.binary_search_by_key(&id, |lane| lane.id).is_ok(),
        None => lanes.is_empty(),
    })
}

pub(crate) fn words<'a>(said: impl Iterator<Item = &'a Said>, scale: &Scale) -> Vec<Word> {
    let words = said.flat_map(|said| {
        let cell = scale.cell(said.at_ns);
        let word = move |line| Word {
            cell,
            text: scale.look.plain(line),
        };
        said.text.lines().map(word)
    });
    words.collect()
}

/// Words are placed below their moment: `└ Hello`, or `Hello ┘` near the right
/// edge. A word goes into the first row that has room for it.
pub(crate) fn rows_of_words(words: &[Word], scale: &Scale) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    let mut left_out = 0;
    for word in words {
        let (start, text) = hang(word, scale);
        let has_room = |row: &String| row.is_empty() || row.width() < start.max(1);
        let nth = rows.iter().position(has_room).unwrap_or(rows.len());
        if nth == ROWS_AT_MOST {
            left_out += 1;
            continue;
        }
        if nth == rows.len() {
            rows.push(String::new());
        }
        let row = &mut rows[nth];
        *row += &" ".repeat(start.saturating_sub(row.width()));
        *row += &text;
    }
    if left_out > 0 {
        rows.push(format!("({left_out} more: --json)"));
    }
    rows
}

/// Where the word starts, and the word with the sign that points to its moment.
/// If it fits on neither side, it is cut on the wider one.
fn hang(word: &Word, scale: &Scale) -> (usize, String) {
    let (left, right) = scale.look.pick(("└ ", " ┘"), ("` ", " '"));
    let width = word.text.width();
    let before = word.cell.saturating_sub(1);
    let behind = scale.space().saturating_sub(word.cell + 2);
    if width <= behind || (width > before && behind >= before) {
        let text = scale.look.cut(&word.text, behind);
        return (word.cell, format!("{left}{text}"));
    }
    let text = scale.look.cut(&word.text, before) + right;
    ((word.cell + 1).saturating_sub(text.width()), text)
}
