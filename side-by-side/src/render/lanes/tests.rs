use std::time::Instant;

use super::*;
use crate::{
    recording::{End, LaneKind, Outcome, Task},
    render::fixtures::{assert_picture, recording, task, wake},
};

const LOOK: Look = Look::new(50);

#[track_caller]
fn assert_drawn(recordings: &[Recording], look: Look, name: &str) {
    assert_picture(name, &timeline(recordings.iter(), look));
}

/// The same picture in both alphabets.
#[track_caller]
fn assert_drawn_twice(recording: &Recording, name: &str) {
    let pictures = [LOOK, LOOK.in_ascii()].map(|look| timeline([recording].into_iter(), look));
    assert_picture(name, &pictures.concat());
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
    let mut call = task("wall", &[(50, 200)], End::Finished);
    call.kind = LaneKind::Call;
    call.created_ns = 0;
    let lanes = [woken, elsewhere, moved, open, call].into_iter();
    let mut recording = lanes.fold(recording("smol", 250), Recording::with);
    recording.threads.extend(["smol-1".into(), "smol-2".into()]);
    assert_drawn_twice(&recording, "lanes-states");
}

/// A cell shows a poll, however short, or what lasted longest in it. Cells of
/// 10 ns; in the second version of less than one.
#[test]
fn a_cell_shows_one_state() {
    let dropped = |woken_ns, ended_ns| {
        let mut task = task(&format!("{woken_ns}"), &[(0, 1)], End::Dropped);
        task.wakes.push(wake(woken_ns, 0, None));
        task.ended_ns = Some(ended_ns);
        task
    };
    let mut call = task("call", &[(3, 3), (45, 46), (60, 70)], End::Finished);
    let polls = Task {
        name: "poll".into(),
        ..call.clone()
    };
    call.kind = LaneKind::Call;
    let long = recording("tokio", 100).with(polls).with(call);
    let times = [(42, 82), (48, 80), (88, 93), (92, 93)];
    let long = times.into_iter().fold(long, |long, (woken_ns, ended_ns)| {
        long.with(dropped(woken_ns, ended_ns))
    });
    let created = Task {
        polls: Vec::new(),
        ..task("idle", &[(0, 1)], End::Open)
    };
    let short = recording("smol", 4).with(created);
    let short = short.with(task("open", &[(0, 1)], End::Open));
    let look = Look::new(20);
    let drawn = [long, short].map(|one| timeline([&one].into_iter(), look));
    assert_picture("lanes-cells", &drawn.concat());
}

/// Of many similar lanes three are drawn, and three of each kind that ended
/// otherwise, or is stuck.
#[test]
fn similar_lanes_are_folded_and_counted() {
    let mut many = recording("tokio", 100);
    for nth in 0..20 {
        let mut client = task(&format!("client {nth}"), &[(0, 1), (50, 51)], End::Open);
        match nth {
            10 => client.end = End::Dropped,
            15 => client.wakes.push(wake(60, 0, None)),
            _ => {}
        }
        many = many.with(client);
    }
    // A single further lane takes no more room than saying so.
    for nth in 0..4 {
        many = many.with(task(&format!("waiter {nth}"), &[(0, 100)], End::Finished));
    }
    for nth in 0..20 {
        let polls = [(0, 2 * nth + 20)];
        many = many.with(task(&format!("guest {nth}"), &polls, End::Finished));
    }
    assert_drawn(&[many], LOOK, "lanes-folded");
}

/// The legend explains what was drawn, and not what was said.
#[test]
fn words_are_below_their_moment_and_cannot_move_the_cursor() {
    let mut words = recording("std", 100)
        .saying(50, "main says ░ ╌ ·")
        .with(task("wall", &[(0, 100)], End::Finished));
    for nth in 0..8 {
        words = words.saying(nth * 10, &format!("coat {nth}"));
    }
    words = words.saying(99, "done\nand \u{1b}[2Jdry");
    // One that fits on neither side is cut on the wider one.
    let long = recording("smol", 100)
        .saying(10, &"early ".repeat(9))
        .saying(90, &"late ".repeat(9));
    assert_drawn(&[words, long], LOOK, "lanes-words");
}

/// A row for the turns of a loop, also while it runs; one more for a turn that
/// overlaps.
#[test]
fn lanes_of_one_name_that_follow_each_other_share_a_row() {
    let turn = |from, to, end| task("save", &[(from, to)], end);
    let turns = recording("tokio", 300)
        .saying(50, "the first line")
        .saying(100, "the last line")
        .with(turn(0, 60, End::Dropped))
        .with(turn(90, 150, End::Finished))
        .saying(149, "saved")
        .with(turn(120, 200, End::Finished))
        .with(turn(160, 220, End::Panicked))
        .with(task("other", &[(230, 300)], End::Finished));
    // It lasts longer than on its card, so the axis is doubled.
    let running = [turns.clone(), running("smol", 10, 0)];
    assert_picture("live-turns", &drawn_live(&running, LOOK, 24));
    assert_drawn(&[turns], LOOK, "lanes-share-a-row");
}

#[test]
fn lanes_whose_parents_share_a_row_share_one_too() {
    let made = |name, parent, from, to| {
        let parent = Some(parent);
        let task = task(name, &[(from, to)], End::Finished);
        Task { parent, ..task }
    };
    let run = recording("tokio", 300)
        .with(task("main", &[(0, 300)], End::Finished))
        .with(made("work", 1, 0, 60))
        .with(made("child", 2, 10, 50))
        .with(made("work", 1, 90, 150))
        .with(made("child", 4, 100, 140))
        .with(made("child", 1, 200, 240));
    let rows = turns(&run.tasks);
    let ids = rows.iter().map(|row| row.iter().map(|task| task.id));
    let ids: Vec<Vec<u64>> = ids.map(Iterator::collect).collect();
    assert_eq!(ids, [vec![1], vec![2, 4], vec![3, 5], vec![6]]);
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
    let mut hung = recording("tokio", 30_000)
        .with(task("reader", &[(0, 1), (100, 101)], End::Open))
        .with(guard)
        .with(sender);
    hung.outcome = Some(Outcome::Hung);
    hung.notes = vec!["killed at its deadline of 300s".into()];
    assert_drawn_twice(&hung, "lanes-broken-axis");
    // Not if that would hardly help.
    hung.wall_ns = 200;
    assert_drawn(&[hung], LOOK, "lanes-unbroken-axis");
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

/// A recording without events is drawn, too.
#[test]
fn what_went_wrong_is_said() {
    let mut trouble = recording("tokio", 100);
    trouble.outcome = Some(Outcome::Failed);
    trouble.exit_code = Some(3);
    trouble.notes.push("5 events were left out".into());
    trouble.stderr = (0..9).map(|n| format!("line {n}")).collect();
    // A long note is wrapped, and cut in its third row.
    let mut long = recording("smol", 0);
    long.stderr = vec![
        "thread 'main' panicked at src/main.rs:3:5: the paint is not dry".into(),
        "x".repeat(200),
    ];
    assert_drawn(&[trouble, long], LOOK, "lanes-trouble");
}

fn drawn_live(recordings: &[Recording], look: Look, lines: usize) -> String {
    const PROGRAM: Program = Program {
        lasts: 2.0,
        ..Program::DEFAULTS
    };
    let all: Vec<&Recording> = recordings.iter().collect();
    live(&PROGRAM, &all, look, lines)
}

/// Runs for this long, with this many lanes.
fn running(runtime: &str, wall_ns: u64, lanes: u64) -> Recording {
    let mut running = recording(runtime, wall_ns);
    running.outcome = None;
    for nth in 1..=lanes {
        running = running.with(task(&format!("lane {nth}"), &[(0, 1)], End::Open));
    }
    running
}

#[test]
fn time_and_lanes_keep_their_places_while_they_grow() {
    let begun = [running("tokio", 20, 1), running("smol", 30, 2)];
    let begun = drawn_live(&begun, LOOK, 24);
    let tokio = running("tokio", 150, 1).saying(50, "Hello");
    let mut smol = running("smol", 160, 2);
    smol.tasks[0].end = End::Finished;
    smol.tasks[0].ended_ns = Some(120);
    let smol = smol.saying(60, "Hello").saying(90, "the last line of many");
    let later = drawn_live(&[tokio, smol], LOOK, 24);
    assert_picture("live", &[begun, later].join("\n"));
}

#[test]
fn versions_share_a_screen_and_lanes_without_a_row_are_counted() {
    let all = [("std", 1), ("tokio", 9), ("async-std", 100), ("smol", 3)];
    let all = all.map(|(name, lanes)| running(name, 20, lanes));
    let drawn = [23, 12].map(|lines| drawn_live(&all, Look::new(80), lines));
    assert_picture("live-shares", &drawn.join("\n"));
    for lines in 10..40 {
        let height = drawn_live(&all, LOOK, lines).lines().count();
        assert!(height <= lines, "{height} of {lines}");
    }
}

#[test]
fn the_cost_of_a_frame_depends_on_the_polls_that_are_drawn() {
    let few = [running("tokio", 200, 1000)];
    let mut many = few.clone();
    let poll = few[0].tasks[0].polls[0].clone();
    for task in many[0].tasks.iter_mut().skip(20) {
        task.polls = vec![poll.clone(); 1000];
    }
    // The minimum of several counts, because the machine may be busy.
    let cost = |recordings: &[Recording]| {
        let frames = (0..20).map(|_| {
            let began = Instant::now();
            drawn_live(recordings, LOOK, 24);
            began.elapsed()
        });
        frames.min().expect("there are frames")
    };
    let (few, many) = (cost(&few), cost(&many));
    assert!(many < few * 4, "{few:?}, {many:?}");
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
