//! A task that is cancelled takes its child with it on smol only; on tokio and
//! async-std the child goes on, as an orphan.
//!
//! Watch for: the handle. The parent awaits it, so it lies in the parent, and
//! is dropped with it. What becomes of the child is then what becomes of any
//! task whose handle is dropped (see `drop-handle`).
//!
//! Not promised: how soon smol's worker drops the child.
//!
//! Try: await `do_homework()` itself in the parent, without `spawn`.

mod not_aborted;
mod not_detached;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{End, Program, Question, Recording, Task, version};

pub const PROGRAM: Program = Program {
    name: "orphan",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "The parent is cancelled. What becomes of its child?",
        answers: &["it goes on", "it is cancelled", "it is never polled again"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_tokio).answers(&["it goes on"]),
        version!(on_async_std).answers(&["it goes on"]).workers(1),
        version!(on_smol).answers(&["it is cancelled"]),
        version!(not_detached).imitates("tokio"),
        version!(not_aborted).imitates("smol"),
    ],
    surprise: 2,
    lasts: 5.5,
    ..Program::DEFAULTS
};

/// It cancels a task whose handle is dropped; a task that goes on there was
/// detached by hand.
const SMOL: &str = "smol-1";

/// Those that poll tasks or look after timers, besides main.
const THREADS: &[&str] = &["async-io", "async-std/runtime", "smol-1"];

fn observe(recording: &Recording) -> Option<String> {
    let main = recording.task("main")?;
    let parent = recording.task("parent")?;
    let handle = recording.task("handle")?;
    let child = recording.task("child")?;
    let are_waiting = recording.waited_for(THREADS, main)
        && recording.waited_for(THREADS, child);
    let are_tasks = parent.parent == Some(main.id)
        && !parent.ran_inside(main)
        && child.parent == Some(parent.id)
        && !child.ran_inside(parent)
        && !child.ran_inside(main);
    // The parent awaits the child when it is cancelled.
    let is_cancelled = parent.end == End::Dropped
        && handle.end == End::Dropped
        && handle.ran_only_inside(parent)
        && handle.began_ns().is_some()
        && handle.ended_ns < parent.ended_ns
        && parent.ended_ns < main.ended_ns
        && main.is_finished();
    if !recording.hardly_computed()
        || !are_waiting
        || !are_tasks
        || !is_cancelled
    {
        return None;
    }
    let story = recording.story(child);
    let is_done = story.iter().any(|(_, text)| *text == "done");
    let answer = match child.end {
        End::Finished
            if is_done
                && child.ended_ns > parent.ended_ns
                && !is_polled_by(recording, child, SMOL) =>
        {
            "it goes on"
        }
        // Not before its handle, and by the worker.
        End::Dropped
            if !is_done
                && child
                    .was_dropped_between(handle.ended_ns?, main.ended_ns?)
                && !child.threads().contains(&0) =>
        {
            "it is cancelled"
        }
        _ => return None,
    };
    Some(answer.to_owned())
}

fn is_polled_by(recording: &Recording, task: &Task, thread: &str) -> bool {
    let mut threads = task.threads().into_iter();
    threads.any(|nth| recording.thread_name(nth) == thread)
}
