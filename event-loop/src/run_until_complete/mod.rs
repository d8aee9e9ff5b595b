//! A loop that has stopped runs no task, and closing it drops those it has.
//!
//! Watch for: the long lane after 3 s, when its sleep is over. The loop has
//! stopped, so nothing polls the task, and closing the loop drops it. On smol
//! a thread of the runtime has woken it, but a task that is woken still needs
//! a poll. async-std has only its global loop, which never stops, so there the
//! long task finishes. asyncio's loop forgets it: Python destroys it when it
//! next collects garbage, here at its end.
//!
//! Not promised: how far a task has come when its loop is closed.
//!
//! Try: close the loop before main sleeps. When is the long task dropped?

mod not_aborted;
mod not_another_thread;
mod not_polled;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_tokio;

use side_by_side::{
    End, Program, Question, Recording, Task, Wake, threads_of, version,
};

pub const PROGRAM: Program = Program {
    name: "run-until-complete",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "What becomes of the long task?",
        answers: &["it is dropped", "it finishes", "it stays open"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_tokio).answers(&["it is dropped"]),
        // Besides main: two workers, and a thread for timers.
        version!(on_async_std).answers(&["it finishes"]),
        // Besides main: a thread for timers.
        version!(on_smol).answers(&["it is dropped"]),
        version!(on_our_loop).answers(&["it is dropped"]),
        version!(on_asyncio.py).answers(&["it is dropped"]),
        version!(not_aborted).imitates("tokio"),
        version!(not_polled).imitates("tokio"),
        version!(not_another_thread).imitates("async-std"),
    ],
    surprise: 2,
    lasts: 4.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let main = recording.task("main")?;
    let short = recording.task("short")?;
    let long = recording.task("long")?;
    let close = recording.task("close")?;
    let is_short_done = has_worked(recording, short, 1)
        && main.is_finished()
        && !main.wakes.is_empty()
        && main.wakes.iter().all(|wake| is_wake_of_end(short, wake));
    let are_tasks = !short.ran_inside(main) && !long.ran_inside(main);
    let is_long_left = recording.is_pending_at(long, short.ended_ns?);
    let is_closed_then = close.is_call
        && recording.seconds_running(close) == 0
        && main.ended_ns < close.began_ns();
    let only_waits = recording.hardly_computed()
        && [short, long].iter().all(|t| recording.mostly_waited(t));
    if !is_short_done
        || !are_tasks
        || !is_long_left
        || !is_closed_then
        || !only_waits
    {
        return None;
    }
    let is_dropped = match recording.runtime.as_str() {
        // Python drops it when it collects garbage.
        "asyncio" => long.ended_ns > close.ended_ns && is_lost(short, long),
        _ => closing_drops(close, short, long),
    };
    let answer = if is_dropped {
        "it is dropped"
    } else if goes_on(recording, [short, long]) {
        "it finishes"
    } else {
        return None;
    };
    Some(answer.to_owned())
}

/// Did main run both, and was the long one polled no more when the short one
/// had ended, until closing the loop dropped it?
fn closing_drops(close: &Task, short: &Task, long: &Task) -> bool {
    let (Some(end_ns), Some(from_ns), Some(to_ns)) =
        (short.ended_ns, close.began_ns(), close.ended_ns)
    else {
        return false;
    };
    threads_of([short, long, close]).into_iter().eq([0])
        && !long.was_polled_after(end_ns)
        && long.was_dropped_between(from_ns, to_ns)
}

/// Did main run both, and was the long one dropped without another poll?
fn is_lost(short: &Task, long: &Task) -> bool {
    threads_of([short, long]).into_iter().eq([0])
        && long.end == End::Dropped
        && short.ended_ns.is_some_and(|ns| !long.was_polled_after(ns))
}

/// Did workers of a global loop poll both, also when main waited no more?
fn goes_on(recording: &Recording, both: [&Task; 2]) -> bool {
    let is_of_global_loop = |thread: u16| {
        let name = recording.thread_name(thread);
        name == "async-std/runtime" || name.starts_with("smol-")
    };
    has_worked(recording, both[1], 3)
        && threads_of(both).into_iter().all(is_of_global_loop)
}

/// Has it finished, and said so, after so many seconds?
fn has_worked(recording: &Recording, task: &Task, seconds: u64) -> bool {
    let mut story = recording.story(task).into_iter();
    let line = format!("worked for {seconds} s");
    task.is_finished()
        && story.any(|(second, text)| second >= seconds && text == line)
}

/// Did the wake come from where the task ended, and not before?
fn is_wake_of_end(task: &Task, wake: &Wake) -> bool {
    let thread = task.polls.last().map(|poll| poll.thread);
    wake.by.is_none()
        && Some(wake.thread) == thread
        && task.ended_ns < Some(wake.at_ns)
}
