//! A loop that has stopped runs no task, and closing it drops those it has.
//!
//! Watch for: the long lane, from the end of the short one. Nobody polls it
//! any more, and the closing drops it. async-std has only its global loop,
//! which never stops, so the long task goes on while main sleeps.
//!
//! Not promised: how far a task has come when its loop is closed.
//!
//! Try: sleep for 3 s before the loop is closed. Is the long task polled?

mod not_aborted;
mod not_another_thread;
mod not_polled;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_tokio;

use side_by_side::{
    Program, Question, Recording, Task, Wake, threads_of, version,
};

pub const PROGRAM: Program = Program {
    name: "run-until-complete",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "What becomes of the long task?",
        answers: &["it is dropped", "it finishes", "it stays open"],
        observe,
    },
    versions: &[
        version!(on_tokio).answers(&["it is dropped"]),
        version!(on_async_std).answers(&["it finishes"]),
        version!(on_smol).answers(&["it is dropped"]),
        version!(on_our_loop).answers(&["it is dropped"]),
        version!(not_aborted).imitates("tokio"),
        version!(not_polled).imitates("tokio"),
        version!(not_another_thread).imitates("async-std"),
    ],
    lasts: 4.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let main = recording.task("main")?;
    let short = recording.task("short")?;
    let long = recording.task("long")?;
    let close = recording.task("close")?;
    let is_short_done = short.is_finished()
        && recording.story(short) == [(1, "worked for 1 s")]
        && main.is_finished()
        && main.wakes.iter().all(|wake| is_wake_of_end(short, wake));
    let are_tasks = !short.ran_inside(main) && !long.ran_inside(main);
    let is_long_left = recording.is_pending_at(long, short.ended_ns?);
    let is_closed_then = close.is_call
        && recording.seconds_running(close) == 0
        && main.ended_ns < close.began_ns();
    if !is_short_done || !are_tasks || !is_long_left || !is_closed_then {
        return None;
    }
    let answer = if closing_drops(recording, close, short, long) {
        "it is dropped"
    } else if goes_on(recording, close, long) {
        "it finishes"
    } else {
        return None;
    };
    Some(answer.to_owned())
}

/// Did main run both, and was the long one polled no more when the short one
/// had ended, until closing the loop dropped it?
fn closing_drops(
    recording: &Recording,
    close: &Task,
    short: &Task,
    long: &Task,
) -> bool {
    let (Some(end_ns), Some(from_ns), Some(to_ns)) =
        (short.ended_ns, close.began_ns(), close.ended_ns)
    else {
        return false;
    };
    threads_of([short, long, close]).into_iter().eq([0])
        && !long.was_polled_after(end_ns)
        && long.was_dropped_between(from_ns, to_ns)
        && recording.story(long).is_empty()
}

/// Did a worker of a global loop go on to poll the long one?
fn goes_on(recording: &Recording, close: &Task, long: &Task) -> bool {
    let is_of_global_loop = |thread: u16| {
        let name = recording.thread_name(thread);
        name == "async-std/runtime" || name.starts_with("smol-")
    };
    long.is_finished()
        && long.ended_ns > close.ended_ns
        && long.threads().into_iter().all(is_of_global_loop)
        && recording.story(long) == [(3, "worked for 3 s")]
}

/// Did the wake come from where the task ended, and not before?
fn is_wake_of_end(task: &Task, wake: &Wake) -> bool {
    let thread = task.polls.last().map(|poll| poll.thread);
    wake.by.is_none()
        && Some(wake.thread) == thread
        && task.ended_ns < Some(wake.at_ns)
}
