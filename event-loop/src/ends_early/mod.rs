//! When `main` returns, tokio drops the tasks that wait, but waits for a call
//! on its blocking pool; on async-std and smol the process ends at once, and
//! the call is never done.
//!
//! Watch for: the two lanes that are left when main ends. On tokio the runtime
//! is a value, and dropping it drops its tasks and waits for calls that have
//! begun, for a thread cannot be stopped from outside. async-std and smol have
//! global runtimes that nobody drops: their lanes stay open. asyncio's `run`
//! cancels the tasks that are left, and then waits for calls, too.
//!
//! Not promised: that a call is in time. One that has not begun when the
//! runtime is dropped never begins.
//!
//! Try: on tokio, end `main` with `runtime.shutdown_background()`. When is the
//! process gone?

mod not_awaited;
mod not_joined;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{End, Program, Question, Recording, Task, Wake, version};

pub const PROGRAM: Program = Program {
    name: "ends-early",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Main is done. When is the process gone?",
        answers: &["after the call", "at once", "after the reminder"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        // Besides main: a worker, and a thread for the call.
        version!(on_tokio).answers(&["after the call"]),
        // And a thread for timers.
        version!(on_async_std).answers(&["at once"]).workers(1),
        version!(on_smol).answers(&["at once"]),
        // Besides main: a thread for the call, and one that waits for its end.
        version!(on_asyncio.py).answers(&["after the call"]),
        version!(not_joined).imitates("tokio"),
        version!(not_awaited).imitates("tokio"),
    ],
    surprise: 3,
    lasts: 3.0,
    ..Program::DEFAULTS
};

/// How tokio calls the threads of its blocking pool. On async-std and smol they
/// are `blocking-1`, and so on; on asyncio, `asyncio_0`.
const POOL: &str = "tokio-rt-worker";

fn observe(recording: &Recording) -> Option<String> {
    let main = recording.task("main")?;
    let (reminder, save) =
        (recording.task("reminder")?, recording.task("save")?);
    let left_ns = main.ended_ns?;
    let are_left = main.is_finished()
        && save.is_call
        && save.threads().into_iter().all(|thread| {
            let name = recording.thread_name(thread);
            match recording.runtime.as_str() {
                "asyncio" => name.starts_with("asyncio_"),
                _ => name == POOL || name.starts_with("blocking-"),
            }
        })
        && reminder.parent == Some(main.id)
        && !reminder.ran_inside(main)
        && save.began_ns() < Some(left_ns)
        && save.ended_ns.is_none_or(|ns| ns > left_ns)
        && recording.is_pending_at(reminder, left_ns)
        && recording.mostly_waited(main)
        && recording.mostly_waited(reminder)
        && recording.hardly_computed();
    if !are_left {
        return None;
    }
    let answer = match (reminder.end, save.end) {
        (End::Dropped, End::Finished)
            if is_dropped_first(reminder, save)
                && is_dropped_by_the_runtime(recording, reminder, left_ns)
                && is_soon_after(recording, save.ended_ns?) =>
        {
            "after the call"
        }
        (End::Dropped | End::Open, End::Open)
            if is_soon_after(recording, left_ns) =>
        {
            "at once"
        }
        _ => return None,
    };
    Some(answer.to_owned())
}

/// The task was dropped while the call still went on.
fn is_dropped_first(reminder: &Task, save: &Task) -> bool {
    reminder.ended_ns < save.ended_ns
}

/// asyncio does not drop a task that waits: it wakes the task, and raises
/// `CancelledError` in it. Was that not before main had left?
fn is_dropped_by_the_runtime(
    recording: &Recording,
    reminder: &Task,
    left_ns: u64,
) -> bool {
    let is_late = |wake: &Wake| wake.by.is_none() && wake.at_ns > left_ns;
    recording.runtime != "asyncio"
        || reminder.threads().into_iter().eq([0])
            && reminder.wakes.last().is_some_and(is_late)
}

/// Was the process gone in the same second of the program?
fn is_soon_after(recording: &Recording, ns: u64) -> bool {
    // asyncio has a third thread wait for the call's thread, and main waits for
    // the third one. On a busy machine that takes a while, though never until
    // the reminder is due.
    let at_most = u64::from(recording.runtime == "asyncio");
    recording.seconds(recording.wall_ns.saturating_sub(ns)) <= at_most
}
