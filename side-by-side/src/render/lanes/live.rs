//! The picture while the versions run. Time and lanes keep their places, and
//! the cost depends on the lanes that are drawn, not on those that are
//! recorded.

use std::collections::BTreeSet;

use crate::render::lanes::axis::Scale;
use crate::render::lanes::glyphs::{Sign, legend};
use crate::render::lanes::picture::Picture;
use crate::{
    lesson::Program,
    recording::{Recording, Task},
    text::Look,
};

/// A lane's last line is searched for in this many of the newest lines.
const WORDS_AT_MOST: usize = 1000;

/// The lanes so far, in at most this many lines. The axis is as long as the
/// program should last, and is doubled whenever a version takes longer.
pub(crate) fn live(
    program: &Program,
    recordings: &[&Recording],
    look: Look,
    lines: usize,
) -> String {
    let mut picture = Picture::new(scale(program, recordings, look));
    let all_signs = BTreeSet::from(Sign::ALL);
    let legend_lines = legend(&all_signs, look).len().min(lines / 4).max(1);
    let legend_lines = legend_lines.min(lines.saturating_sub(1));
    let left = lines.saturating_sub(1 + legend_lines);
    let heads = if recordings.len() <= left {
        recordings.len()
    } else {
        left.saturating_sub(1)
    };
    let shares = shares(left.saturating_sub(heads), &recordings[..heads]);
    for (recording, rows) in recordings.iter().zip(shares) {
        draw_version(recording, rows, &mut picture);
    }
    let hidden = recordings.len() - heads;
    if hidden > 0 && left > 0 {
        let dots = look.pick("…", "~");
        let more = if heads > 0 { "more " } else { "" };
        picture.line(format!("{dots} {hidden} {more}versions"));
    }
    picture.finish(legend_lines)
}

/// How many rows each version gets for its lanes: the next row is for the one
/// with the fewest rows, until all have enough or no row is left.
fn shares(rows: usize, recordings: &[&Recording]) -> Vec<usize> {
    let mut shares = vec![0; recordings.len()];
    for _ in 0..rows {
        let needs_more = |nth: &usize| shares[*nth] < recordings[*nth].tasks.len();
        let next = (0..shares.len()).filter(needs_more);
        let Some(nth) = next.min_by_key(|nth| shares[*nth]) else {
            break;
        };
        shares[nth] += 1;
    }
    shares
}

fn draw_version(recording: &Recording, rows: usize, picture: &mut Picture) {
    let tasks = &recording.tasks;
    let is_folded = tasks.len() > rows;
    // The last row says how many more there are.
    let drawn = if is_folded {
        rows.saturating_sub(1)
    } else {
        tasks.len()
    };
    let dots = picture.scale.look.pick("…", "~");
    let more = match tasks.len() - drawn {
        1 => format!("{dots} 1 more lane"),
        more => format!("{dots} {more} more lanes"),
    };
    let note = if rows == 0 && is_folded { &more } else { "" };
    picture.head(recording, &format!(" {note}"));
    for task in &tasks[..drawn] {
        draw_lane(recording, task, picture);
    }
    if is_folded && rows > 0 {
        picture.row("", &more);
    }
}

/// The last line that the task said is in the margin.
fn draw_lane(recording: &Recording, task: &Task, picture: &mut Picture) {
    let (mut line, columns) = picture.lanes(&[task], recording);
    let scale = &picture.scale;
    let margin = scale.cells + 2;
    let mut newest = recording.said.iter().rev().take(WORDS_AT_MOST);
    if let Some(said) = newest.find(|said| said.task == Some(task.id)) {
        let text = scale
            .look
            .plain(said.text.lines().last().unwrap_or_default());
        line += &" ".repeat(margin - columns);
        line += &scale.look.cut(&text, scale.space() - margin);
    }
    picture.line(line);
}

fn scale(program: &Program, recordings: &[&Recording], look: Look) -> Scale {
    let second_ns = recordings.first().map_or(1, |r| r.second_ns).max(1);
    let wall_ns = recordings.iter().map(|r| r.wall_ns).max().unwrap_or(0);
    let mut total_ns = (program.lasts * second_ns as f64) as u64;
    total_ns = total_ns.max(1);
    while total_ns < wall_ns {
        total_ns = total_ns.saturating_mul(2);
    }
    // Fixed, because names and words are not known in advance.
    Scale::new(look, look.width / 4, look.width / 5, total_ns, second_ns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        recording::End,
        render::fixtures::{assert_picture, recording, task},
    };
    use std::time::Instant;

    const LOOK: Look = Look::new(60);
    const PROGRAM: Program = Program {
        lasts: 2.0,
        ..Program::DEFAULTS
    };

    fn drawn(recordings: &[Recording], look: Look, lines: usize) -> String {
        let all: Vec<&Recording> = recordings.iter().collect();
        let picture = live(&PROGRAM, &all, look, lines);
        let height = picture.lines().count();
        assert!(height <= lines, "{height} of {lines}:\n{picture}");
        picture
    }

    /// Runs for this long, with this many lanes.
    fn running(runtime: &str, wall_ns: u64, lanes: u64) -> Recording {
        let mut running = recording(runtime, wall_ns);
        running.outcome = None;
        for nth in 1..=lanes {
            let lane = task(&format!("lane {nth}"), &[(0, 1)], End::Open);
            running = running.with(lane);
        }
        running
    }

    #[test]
    fn time_and_lanes_keep_their_places_while_they_grow() {
        let begun = [running("tokio", 20, 1), running("smol", 30, 2)];
        assert_picture("live-start", &drawn(&begun, LOOK, 24));
        let tokio = running("tokio", 150, 1).saying(50, "Hello");
        let mut smol = running("smol", 160, 2);
        smol.tasks[0].end = End::Finished;
        smol.tasks[0].ended_ns = Some(120);
        let smol = smol.saying(60, "Hello").saying(90, "the last line of many");
        assert_picture("live-later", &drawn(&[tokio, smol], LOOK, 24));
    }

    #[test]
    fn time_is_doubled_if_a_version_takes_longer() {
        let late = [running("tokio", 201, 1), running("smol", 10, 0)];
        assert_picture("live-doubled", &drawn(&late, LOOK, 24));
    }

    #[test]
    fn four_versions_share_a_screen_and_lanes_without_a_row_are_counted() {
        let all = [("std", 1), ("tokio", 9), ("async-std", 100), ("smol", 3)];
        let all = all.map(|(name, lanes)| running(name, 20, lanes));
        assert_picture("live-shares", &drawn(&all, Look::new(80), 23));
    }

    #[test]
    fn a_picture_fits_into_however_few_lines_and_the_legend_stays() {
        let all = [running("tokio", 20, 4), running("smol", 20, 4)];
        let few = [6, 4, 3].map(|lines| drawn(&all, LOOK, lines));
        assert_picture("live-few-lines", &few.join("\n"));
        for lines in 1..40 {
            let picture = drawn(&all, Look::new(40), lines);
            let has_lanes = picture.contains("lane 1");
            assert_eq!(has_lanes, picture.contains("running"), "{picture}");
        }
    }

    #[test]
    fn the_cost_of_a_frame_depends_on_the_lanes_that_are_drawn() {
        let few = [running("tokio", 200, 5)];
        let mut many = [running("tokio", 200, 10_000)];
        let poll = few[0].tasks[0].polls[0].clone();
        for task in many[0].tasks.iter_mut().skip(20) {
            task.polls = vec![poll.clone(); 100];
        }
        // The minimum of several counts, because the machine may be busy.
        let cost = |recordings: &[Recording]| {
            let frames = (0..20).map(|_| {
                let began = Instant::now();
                drawn(recordings, LOOK, 24);
                began.elapsed()
            });
            frames.min().expect("there are frames")
        };
        let (few, many) = (cost(&few), cost(&many));
        assert!(many < few * 10, "{few:?}, {many:?}");
    }
}
