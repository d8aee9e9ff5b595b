//! Lanes on a time axis: what each task did, when, and on which thread. One
//! version is below the other.

/// From moments to columns, and the time axis.
mod axis;
/// What is drawn in each column of a lane.
mod cells;
/// The sign of each state, and the legend.
mod glyphs;
/// A picture while it is drawn: its lines, and the signs in them.
mod picture;
/// Which lanes share a row, and which are folded.
mod rows;
#[cfg(test)]
mod tests;
/// What tasks say: words after a lane, and rows of them below it.
mod words;

use unicode_width::UnicodeWidthStr;

use crate::{lesson::Program, recording::Recording, render::notes::notes, text::Look};
use axis::Scale;
use glyphs::{Sign, legend};
use picture::{Picture, label};
use rows::{Row, Turns, folded, turns};
use words::{rows_of_words, said_by, words};

pub(crate) use glyphs::thread_signs;

/// Precedes words that no task said: `main` outside of all tasks, or a print
/// without `say!`.
const NO_TASK: &str = "  (no task)";

/// While versions run, a lane's last line is searched for in this many of the
/// newest lines.
const NEWEST_SAID: usize = 1000;

/// The lanes of all recordings over one time axis, and a legend of the signs
/// that occur in them.
pub(crate) fn timeline<'a>(recordings: impl Iterator<Item = &'a Recording>, look: Look) -> String {
    let versions: Vec<_> = recordings.map(|r| (r, folded(r, look))).collect();
    let mut picture = Picture::new(scale(&versions, look));
    for (recording, rows) in &versions {
        picture.head(recording);
        for row in rows {
            match row {
                Row::Lanes(turns) => draw_row(turns, recording, &mut picture),
                Row::Folded(sentence) => picture.row("", sentence),
            }
        }
        let said = words(said_by(&recording.said, &[]), &picture.scale);
        let said = rows_of_words(&said, &picture.scale);
        for (nth, row) in said.iter().enumerate() {
            picture.row(if nth == 0 { NO_TASK } else { "" }, row);
        }
        for note in notes(recording, look) {
            picture.line(note);
        }
    }
    picture.finish()
}

/// The same while the versions run, in about this many lines. Time and lanes
/// keep their places: the axis is as long as the program should last, and is
/// doubled whenever a version takes longer. Each lane has a line, with the last
/// words in its margin.
pub(crate) fn live(
    program: &Program,
    recordings: &[&Recording],
    look: Look,
    lines: usize,
) -> String {
    let mut picture = Picture::new(live_scale(program, recordings, look));
    let legend_lines = legend(&Sign::all(), look).len();
    let lines = lines.saturating_sub(legend_lines.min(lines / 4));
    for (nth, recording) in recordings.iter().enumerate() {
        let left = lines.saturating_sub(picture.height());
        draw_live(recording, left / (recordings.len() - nth), &mut picture);
    }
    picture.finish()
}

fn draw_live(recording: &Recording, lines: usize, picture: &mut Picture) {
    let look = picture.scale.look;
    let newest = &recording.said[recording.said.len().saturating_sub(NEWEST_SAID)..];
    let printed = said_by(newest, &[]).last();
    let rows = turns(&recording.tasks);
    let unfinished = Some(look.plain(&recording.unfinished)).filter(|text| !text.is_empty());
    let room = lines.saturating_sub(1 + printed.iter().len() + unfinished.iter().len());
    let is_cut = rows.len() > room;
    let drawn = if is_cut {
        room.saturating_sub(1)
    } else {
        rows.len()
    };
    picture.head(recording);
    for row in &rows[..drawn] {
        let (mut line, columns) = picture.lanes(row, recording);
        let margin = picture.scale.cells + 2;
        if let Some(said) = said_by(newest, row).last() {
            let text = look.plain(said.text.lines().last().unwrap_or_default());
            line += &" ".repeat(margin - columns);
            line += &look.cut(&text, picture.scale.space() - margin);
        }
        picture.line(line);
    }
    if is_cut {
        let (dots, more) = (look.pick("…", "~"), rows.len() - drawn);
        let lanes = if more == 1 { "lane" } else { "lanes" };
        picture.row("", &format!("{dots} {more} more {lanes}"));
    }
    let last = words(printed.into_iter(), &picture.scale).pop();
    for row in rows_of_words(last.as_slice(), &picture.scale) {
        picture.row(NO_TASK, &row);
    }
    if let Some(text) = unfinished {
        picture.row(if printed.is_none() { NO_TASK } else { "" }, &text);
    }
}

/// Names and words are not known in advance, so they have fixed columns.
fn live_scale(program: &Program, recordings: &[&Recording], look: Look) -> Scale {
    let second_ns = recordings.first().map_or(1, |r| r.second_ns).max(1);
    let wall_ns = recordings.iter().map(|r| r.wall_ns).max().unwrap_or(0);
    let mut total_ns = ((program.lasts * second_ns as f64) as u64).max(1);
    while total_ns < wall_ns {
        total_ns = total_ns.saturating_mul(2);
    }
    Scale::new(look, look.width / 4, look.width / 5, total_ns, second_ns)
}

/// The row's lanes, with the last words after them if there is room, and the
/// others below.
fn draw_row(lanes: &Turns, recording: &Recording, picture: &mut Picture) {
    let (mut line, columns) = picture.lanes(lanes, recording);
    let scale = &picture.scale;
    let mut words = words(said_by(&recording.said, lanes), scale);
    let last = words.iter().position(|word| word.cell + 2 >= columns);
    if let Some(nth) = last
        && columns + 1 + words[nth].text.width() <= scale.space()
    {
        line += " ";
        line += &words.remove(nth).text;
    }
    let rows = rows_of_words(&words, scale);
    picture.line(line);
    for row in rows {
        picture.row("", &row);
    }
}

fn scale(versions: &[(&Recording, Vec<Row>)], look: Look) -> Scale {
    let recordings = || versions.iter().map(|(recording, _)| recording);
    let total_ns = recordings().map(|r| r.wall_ns).max().unwrap_or(0);
    let heads = recordings().map(|r| r.runtime.width());
    let drawn = versions.iter().flat_map(|(_, rows)| rows);
    let labels = drawn.map(|row| match row {
        Row::Lanes(lanes) => label(lanes, look).width(),
        Row::Folded(_) => 0,
    });
    let said = || recordings().flat_map(|r| &r.said);
    let no_task = said().find(|said| said.task.is_none());
    let no_task = no_task.map(|_| NO_TASK.width());
    let names = heads.chain(labels).chain(no_task).max().unwrap_or(0);
    // Earlier words may use the room over the cells.
    let late = said().filter(|said| said.at_ns > total_ns / 10 * 6);
    let late = late.flat_map(|said| said.text.lines());
    let margin = late.map(|line| line.width()).max().unwrap_or(0) + 3;
    let second_ns = recordings().next().map_or(1, |r| r.second_ns);
    let last_ns = recordings().map(|r| last_ns(r)).max().unwrap_or(0);
    Scale::new(look, names, margin, total_ns, second_ns).broken_after(last_ns)
}

/// The last moment at which anything happened. A version that ended by itself
/// ended then.
fn last_ns(recording: &Recording) -> u64 {
    if !recording.was_stopped() {
        return recording.wall_ns;
    }
    let of_tasks = recording.tasks.iter().flat_map(|task| {
        let polls = task.polls.iter();
        let polls = polls.flat_map(|poll| [Some(poll.start_ns), poll.end_ns]);
        let wakes = task.wakes.iter().map(|wake| Some(wake.at_ns));
        let ends = [Some(task.created_ns), task.ended_ns];
        polls.chain(wakes).chain(ends).flatten()
    });
    let said = recording.said.iter().map(|said| said.at_ns);
    of_tasks.chain(said).max().unwrap_or(0)
}
