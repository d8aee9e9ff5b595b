use super::*;
use crate::{
    recording::{End, LaneKind},
    wire::{Event, What},
};

const BEGAN: What = What::Began { unix_ns: 0 };
const LEFT: What = What::Left { panicked: false };

fn thread(thread: u16) -> What {
    What::Thread {
        thread,
        name: "x".into(),
        system_id: Some(7),
    }
}

fn created(task: u64, parent: Option<u64>) -> What {
    What::Created {
        task,
        name: "x".into(),
        parent,
        kind: LaneKind::Future,
        place: String::new(),
    }
}

fn poll_began(task: u64, thread: u16) -> What {
    What::PollBegan {
        task,
        thread,
        runs_in: Some(task << 32),
    }
}

fn poll_ended(task: u64, ready: bool) -> What {
    What::PollEnded { task, ready }
}

fn woken(task: u64, thread: u16, by: Option<u64>) -> What {
    What::Woken {
        task,
        thread,
        by,
        is_stale: false,
    }
}

fn dropped(task: u64, by: Option<u64>) -> What {
    let end = End::Dropped;
    What::Ended { task, end, by }
}

fn said(task: Option<u64>) -> What {
    What::Said {
        task,
        text: "x".into(),
        file: "x.rs".into(),
        line: 1,
    }
}

fn build<const N: usize>(events: [(u64, What); N]) -> Builder {
    let mut builder = Builder::new("tokio".into(), 100);
    for (at_ns, what) in events {
        builder.apply(Event { at_ns, what });
    }
    builder
}

#[test]
fn the_end_that_a_version_reports_itself_is_more_exact() {
    let mut builder = build([(50, What::Left { panicked: true }), (60, BEGAN)]);
    assert_eq!(builder.refused, 1, "events after the end are refused");
    builder.ended(Outcome::Failed, Some(101), 90);
    assert_eq!(builder.recording.outcome, Some(Outcome::Panicked));
    assert_eq!(builder.recording.wall_ns, 50);
    // But not if it hangs afterwards.
    builder.ended(Outcome::Hung, None, 90);
    assert_eq!(builder.recording.outcome, Some(Outcome::Hung));
    assert_eq!(builder.recording.wall_ns, 90);
}

#[test]
fn a_cut_recording_says_so_even_if_the_version_could_not() {
    let mut builder = build([(10, What::Cut)]);
    builder.ended(Outcome::Hung, None, 90);
    assert_eq!(builder.recording.notes, [CUT]);
}

/// It handles Ctrl-C, and continues.
#[test]
fn what_threads_did_is_known_only_of_a_version_that_was_ended() {
    for outcome in [Outcome::Hung, Outcome::Finished] {
        let mut builder = build([(10, thread(0))]);
        builder.at_deadline(|thread| Some(thread == 7));
        builder.ended(outcome, None, 90);
        let expected = (outcome == Outcome::Hung).then_some(true);
        assert_eq!(builder.recording.threads_running, [expected]);
    }
}

#[test]
fn an_event_that_does_not_fit_is_left_out_with_a_note() {
    let steps = [
        (thread(1), false),
        (thread(0), true),
        (thread(0), false),
        (created(2, None), false),
        (created(1, Some(7)), false),
        (created(1, None), true),
        (created(1, None), false),
        (said(Some(2)), false),
        (said(Some(1)), true),
        (said(None), true),
        (poll_ended(1, false), false),
        (poll_began(1, 1), false),
        (poll_began(1, 0), true),
        (poll_began(1, 0), false),
        (poll_ended(1, false), true),
        (woken(2, 0, None), false),
        (woken(1, 1, None), false),
        (woken(1, 0, Some(9)), false),
        (woken(1, 0, Some(1)), true),
        (What::PolledAfterEnd { task: 1 }, false),
        (What::WakerDropped { task: 1 }, true),
        (dropped(1, Some(9)), false),
        (dropped(1, Some(1)), true),
        (What::WakerDropped { task: 1 }, false),
        (What::PolledAfterEnd { task: 1 }, true),
    ];
    let mut builder = build([]);
    for (at_ns, (what, fits)) in (10..).zip(steps) {
        let before = builder.refused;
        let event = Event { at_ns, what };
        builder.apply(event.clone());
        assert_eq!(builder.refused == before, fits, "{event:?}");
    }
    let late = Event {
        at_ns: 1,
        what: BEGAN,
    };
    builder.apply(late);
    builder.ended(Outcome::Finished, Some(0), 90);
    let note = "16 events did not fit what came before and were left out";
    assert_eq!(builder.recording.notes, [note]);
}

#[test]
fn a_recording_is_never_shorter_than_its_last_event_or_word() {
    let mut builder = build([(70, BEGAN)]);
    builder.still_runs(40);
    assert_eq!(builder.recording.wall_ns, 70);
    builder.printed(80, "late".into());
    assert_eq!(builder.recording.wall_ns, 80);
    builder.ended(Outcome::Killed, None, 75);
    assert_eq!(builder.recording.wall_ns, 80);
    // The last line is read after the event of `main`'s end.
    let mut builder = build([(70, LEFT)]);
    builder.printed(80, "late".into());
    builder.ended(Outcome::Finished, Some(0), 90);
    assert_eq!(builder.recording.wall_ns, 70);
    assert_eq!(builder.recording.said[0].at_ns, 70);
}

#[test]
fn escapes_of_a_program_are_left_out_whole() {
    let mut builder = build([]);
    let coloured = "\u{1b}[1;31mred\u{1b}[0m and \u{1b}]0;title\u{7}plain";
    builder.printed(1, coloured.into());
    builder.stderr("\u{1b}[33mwarning\u{1b}[0m: ok".into());
    let recording = builder.finish();
    assert_eq!(recording.said[0].text, "red and plain");
    assert_eq!(recording.stderr, ["warning: ok"]);
}

/// If each line cost as much as all lines before it, this would take an
/// hour.
#[test]
fn many_lines_out_of_order_are_sorted_and_cheap() {
    let mut builder = build([(10, said(None))]);
    for _ in 0..200_000 {
        builder.printed(5_000_000, "printed".into());
    }
    for at_ns in 20..200_020 {
        let what = said(None);
        builder.apply(Event { at_ns, what });
    }
    let said = &builder.recording().said;
    assert_eq!(said.len(), 400_001);
    assert!(said.is_sorted_by_key(|said| said.at_ns));
}

#[test]
fn a_wake_right_after_a_task_finished_names_that_task_as_after_and_not_as_by() {
    let wake = |ready, at_ns: u64, by| {
        let builder = build([
            (1, thread(0)),
            (2, created(1, None)),
            (3, created(2, None)),
            (4, poll_began(1, 0)),
            (5, poll_ended(1, ready)),
            (at_ns, woken(2, 0, by)),
        ]);
        builder.recording.tasks[1].wakes[0].after
    };
    assert_eq!(wake(true, 10_000, None), Some(1));
    assert_eq!(wake(false, 10_000, None), None, "the task has not finished");
    assert_eq!(wake(true, 10_000, Some(1)), None, "the task was polled");
    assert_eq!(wake(true, 1_000_000, None), None, "the end was long ago");
}

#[test]
fn what_is_known_despite_a_cut_is_kept() {
    let builder = build([
        (1, thread(0)),
        (2, created(1, None)),
        (3, What::Cut),
        (4, poll_ended(1, true)),
        (5, said(Some(9))),
        (6, created(9, None)),
        (7, What::LeftOut { count: 3 }),
        (8, LEFT),
    ]);
    assert_eq!(builder.recording.tasks[0].end, End::Finished);
    assert_eq!(builder.recording.said[0].task, None);
    assert_eq!(builder.recording.notes, ["3 events were left out"]);
    assert_eq!(builder.refused, 0);
}
