//! Lanes: what every task did over time, one runtime below the other.

use unicode_width::UnicodeWidthStr;

use crate::render::lanes::axis::Scale;
use crate::render::lanes::choice::{Row, label_width, rows};
use crate::render::lanes::picture::Picture;
use crate::render::lanes::words::{rows_of_words, words};
use crate::render::messages::below_lanes::notes;
use crate::{
    recording::{Recording, Task},
    text::Look,
};

/// Precedes words that no task said: `main` outside of all tasks, or a print
/// without `say!`.
const NO_TASK: &str = "  (no task)";

/// The lanes of all recordings over one time axis, and a legend of the signs
/// that occur in them.
pub(crate) fn timeline<'a>(recordings: impl Iterator<Item = &'a Recording>, look: Look) -> String {
    let versions = recordings.map(|r| (r, rows(&r.tasks)));
    let versions: Vec<_> = versions.collect();
    let mut picture = Picture::new(scale(&versions, look));
    for (recording, rows) in &versions {
        draw_version(recording, rows, &mut picture);
    }
    picture.finish(usize::MAX)
}

fn draw_version(recording: &Recording, rows: &[Row], picture: &mut Picture) {
    let look = picture.scale.look;
    picture.head(recording, "");
    for row in rows {
        match row {
            Row::Lanes(tasks) => draw_row(tasks, recording, picture),
            Row::Folded(count, like) => {
                let dots = look.pick("…", "~");
                let like = look.plain(&like.name);
                picture.row("", &format!("{dots} {count} more like {like}"));
            }
        }
    }
    let of_no_task = words(recording, [None], &picture.scale);
    let rows = rows_of_words(&of_no_task, &picture.scale);
    for (nth, row) in rows.iter().enumerate() {
        picture.row(if nth == 0 { NO_TASK } else { "" }, row);
    }
    for note in notes(recording, look) {
        picture.line(note);
    }
}

/// The row's lanes, with the last words after them if there is room, and the
/// others below.
fn draw_row(tasks: &[&Task], recording: &Recording, picture: &mut Picture) {
    let (mut line, columns) = picture.lanes(tasks, recording);
    let scale = &picture.scale;
    let mut words = words(recording, tasks.iter().map(|task| Some(task.id)), scale);
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
        Row::Lanes(tasks) => label_width(tasks, look),
        Row::Folded(..) => 0,
    });
    let said = || recordings().flat_map(|r| &r.said);
    let is_of_no_task = said().any(|said| said.task.is_none());
    let no_task = is_of_no_task.then(|| NO_TASK.width());
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        recording::{End, LaneKind, Outcome},
        render::fixtures::{assert_picture, recording, task},
    };

    const LOOK: Look = Look::new(50);

    #[track_caller]
    fn assert_drawn(recordings: &[Recording], look: Look, name: &str) {
        assert_picture(name, &timeline(recordings.iter(), look));
    }

    #[test]
    fn a_wait_is_dashed_and_a_blocked_thread_is_solid() {
        let hello = task("hello", &[(0, 100)], End::Finished);
        let world = task("world", &[(100, 300)], End::Finished);
        let std = recording("std", 300).with(hello).saying(99, "Hello");
        let std = std.with(world).saying(299, "World");
        let hello = task("hello", &[(0, 1), (100, 101)], End::Finished);
        let world = task("world", &[(1, 2), (101, 102), (200, 201)], End::Finished);
        let tokio = recording("tokio", 202).with(hello).saying(100, "Hello");
        let tokio = tokio.with(world).saying(200, "World");
        assert_drawn(&[std, tokio], LOOK, "lanes-wait-or-block");
    }

    #[test]
    fn a_blocking_call_has_its_own_sign() {
        let mut call = task("wall", &[(50, 200)], End::Finished);
        call.kind = LaneKind::Call;
        call.created_ns = 0;
        call.polls[0].thread = 1;
        let mut std = recording("std", 200).with(call);
        std.threads.push("painter".into());
        assert_drawn(&[std.clone()], LOOK, "lanes-call");
        assert_drawn(&[std], LOOK.in_ascii(), "lanes-call-ascii");
    }

    #[test]
    fn the_legend_explains_what_was_drawn_and_not_what_was_said() {
        let busy = recording("std", 100).with(task("busy", &[(0, 100)], End::Finished));
        let said = busy.clone().saying(99, "░ ╌ ·");
        assert_drawn(&[said], LOOK, "lanes-signs-said");
        let said = busy.saying(99, "% done");
        assert_drawn(&[said], LOOK.in_ascii(), "lanes-signs-said-ascii");
    }

    #[test]
    fn the_states_are_told_apart_by_shape_and_threads_by_number() {
        // Created at 0, polled at 50, woken at 100 and not polled before 200.
        let mut woken = task("ticks", &[(50, 51), (200, 201)], End::Finished);
        woken.created_ns = 0;
        woken.wakes[0].at_ns = 100;
        let mut elsewhere = task("guest 1", &[(0, 100)], End::Panicked);
        elsewhere.polls[0].thread = 1;
        let mut moved = task("guest 2", &[(0, 1), (150, 151)], End::Dropped);
        moved.polls[1].thread = 2;
        let open = task("guest 3", &[(10, 20)], End::Open);
        let lanes = [woken, elsewhere, moved, open].into_iter();
        let mut recording = lanes.fold(recording("smol", 250), Recording::with);
        recording.threads.extend(["smol-1".into(), "smol-2".into()]);
        assert_drawn(&[recording.clone()], LOOK, "lanes-states");
        assert_drawn(&[recording], LOOK.in_ascii(), "lanes-states-ascii");
    }

    #[test]
    fn similar_lanes_are_folded_and_counted() {
        let mut many = recording("tokio", 100);
        for nth in 0..100 {
            let end = if nth == 50 {
                End::Dropped
            } else {
                End::Finished
            };
            many = many.with(task(&format!("client {nth}"), &[(0, 1), (99, 100)], end));
        }
        // A single further lane takes no more room than saying so.
        for nth in 0..4 {
            many = many.with(task(&format!("waiter {nth}"), &[(0, 100)], End::Finished));
        }
        assert_drawn(&[many], LOOK, "lanes-folded");
    }

    #[test]
    fn words_are_below_their_moment_and_cannot_move_the_cursor() {
        let mut words = recording("std", 100)
            .saying(50, "main says this")
            .with(task("wall", &[(0, 100)], End::Finished));
        for nth in 0..8 {
            words = words.saying(nth * 10, &format!("coat {nth}"));
        }
        words = words.saying(99, "done\nand \u{1b}[2Jdry");
        assert_drawn(&[words], LOOK, "lanes-words");
    }

    #[test]
    fn a_word_that_fits_on_neither_side_is_cut_on_the_wider_one() {
        let words = recording("std", 100)
            .saying(10, &"early ".repeat(9))
            .saying(90, &"late ".repeat(9))
            .with(task("wall", &[(0, 100)], End::Finished));
        assert_drawn(&[words], LOOK, "lanes-long-words");
    }

    /// A row for the turns of a loop; one more for a turn that overlaps.
    #[test]
    fn lanes_of_one_name_that_follow_each_other_share_a_row() {
        let turn = |from, to, end| task("save", &[(from, to)], end);
        let turns = recording("tokio", 300)
            .with(turn(0, 60, End::Dropped))
            .with(turn(90, 150, End::Finished))
            .saying(149, "saved")
            .with(turn(120, 200, End::Finished))
            .with(turn(160, 220, End::Panicked))
            .with(task("other", &[(230, 300)], End::Finished));
        assert_drawn(&[turns], LOOK, "lanes-share-a-row");
    }

    /// If all words were searched for each turn, this would take an hour.
    #[test]
    fn a_loop_of_many_turns_that_say_something_is_cheap() {
        const MANY: u64 = 200_000;
        let mut turns = recording("tokio", MANY);
        for nth in 0..MANY {
            turns = turns
                .with(task("turn", &[(nth, nth + 1)], End::Finished))
                .saying(nth, "done");
        }
        let picture = timeline([&turns].into_iter(), LOOK);
        assert!(picture.contains("(199"), "{picture}");
    }

    /// Up to the last moment at which anything happened, the axis is as long as
    /// possible. Values, and why each lane is open.
    #[test]
    fn the_axis_of_a_hung_version_is_broken() {
        let mut guard = task("guard", &[], End::Open);
        guard.kind = LaneKind::Value;
        guard.parent = Some(1);
        let mut sender = task("sender", &[], End::Dropped);
        sender.kind = LaneKind::Value;
        sender.ended_ns = Some(150);
        let mut hung = recording("tokio", 3000)
            .with(task("reader", &[(0, 1), (100, 101)], End::Open))
            .with(guard)
            .with(sender);
        hung.outcome = Some(Outcome::Hung);
        hung.notes = vec!["killed at its deadline of 30s".into()];
        let pictures = [LOOK, LOOK.in_ascii()].map(|look| timeline([&hung].into_iter(), look));
        assert_picture("lanes-broken-axis", &pictures.concat());
        // Not if that would hardly help.
        hung.wall_ns = 200;
        assert_drawn(&[hung], LOOK, "lanes-unbroken-axis");
    }

    /// Of many similar lanes three are drawn, and three of each kind that is
    /// stuck.
    #[test]
    fn lanes_that_are_stuck_are_not_hidden_by_similar_ones() {
        let mut many = recording("tokio", 100);
        for nth in 0..20 {
            let mut client = task(&format!("client {nth}"), &[(0, 1), (50, 51)], End::Open);
            if nth == 15 {
                client.wakes.push(crate::recording::Wake {
                    at_ns: 60,
                    ..Default::default()
                });
            }
            many = many.with(client);
        }
        assert_drawn(&[many], LOOK, "lanes-stuck");
    }

    /// Few explanations are alike, and none is cut.
    #[test]
    fn lanes_that_are_stuck_alike_do_not_hide_what_they_wait_for() {
        let mut many = recording("tokio", 1000);
        many.outcome = Some(Outcome::Hung);
        for nth in 0..9 {
            let poll = (2 * nth, 2 * nth + 1);
            many = many.with(task(&format!("client {nth}"), &[poll], End::Open));
        }
        many = many.with(task("the server", &[(20, 21)], End::Open));
        assert_drawn(&[many], Look::new(24), "lanes-stuck-alike");
    }

    #[test]
    fn what_went_wrong_is_said() {
        let mut trouble = recording("tokio", 100);
        trouble.outcome = Some(Outcome::Failed);
        trouble.exit_code = Some(3);
        trouble.notes.push("5 events were left out".into());
        trouble.stderr = (0..9).map(|n| format!("line {n}")).collect();
        // A long note is wrapped, and cut in its third row.
        let mut long = recording("smol", 100);
        long.stderr = vec![
            "thread 'main' panicked at src/main.rs:3:5: the paint is not dry".into(),
            "x".repeat(200),
        ];
        assert_drawn(&[trouble, long], LOOK, "lanes-trouble");
    }

    #[test]
    fn a_recording_without_events_is_drawn_too() {
        assert_drawn(&[recording("tokio", 0)], LOOK, "lanes-empty");
    }
}
