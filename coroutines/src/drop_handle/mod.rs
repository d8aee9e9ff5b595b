//! Dropping the handle of a task cancels the task on smol; on tokio and
//! async-std the task goes on, and only its result is lost.
//!
//! Watch for: the laundry, from the drop of the handle on. On tokio and
//! async-std it goes on, but nobody can await its end any more. On smol the
//! handle owns the task: a drop cancels it, and then its worker drops it.
//!
//! Not promised: how soon smol's worker drops the task.
//!
//! Try: on smol, `let handle = spawn(…)` without `watch`, and `handle.detach()`
//! instead of `drop(handle)`. The card has no answer then, because no handle is
//! dropped; look at the laundry.

mod not_a_thread;
mod not_aborted;
mod not_kept;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{End, Program, Question, Recording, version};

pub const PROGRAM: Program = Program {
    name: "drop-handle",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Is the laundry done?",
        answers: &["yes", "no, it is cancelled", "no, nobody polls it"],
        observe,
    },
    versions: &[
        version!(on_tokio).answers(&["yes"]).threads(1),
        version!(on_async_std)
            .answers(&["yes"])
            .environment(&[("ASYNC_STD_THREAD_COUNT", "1")])
            .threads(3),
        version!(on_smol)
            .answers(&["no, it is cancelled"])
            .threads(3),
        version!(on_asyncio.py).answers(&["yes"]).threads(1),
        version!(not_kept).imitates("tokio"),
        version!(not_a_thread).imitates("tokio"),
        version!(not_aborted).imitates("smol"),
    ],
    surprise: 3,
    lasts: 4.5,
    ..Program::DEFAULTS
};

/// Those that poll tasks or look after timers, besides main.
const THREADS: &[&str] = &["async-io", "async-std/runtime", "smol-1"];

fn observe(recording: &Recording) -> Option<String> {
    let main = recording.task("main")?;
    let laundry = recording.task("laundry")?;
    let handle = recording.task("handle")?;
    let drops = main.poll_at(handle.ended_ns?)?;
    let is_dropped = handle.end == End::Dropped
        && handle.polls.is_empty()
        && main.is_finished()
        && recording.waited_for(THREADS, main);
    let is_task = laundry.parent == Some(main.id)
        && !laundry.ran_inside(main)
        && recording.waited_for(THREADS, laundry);
    if !is_dropped || !is_task || !recording.hardly_computed() {
        return None;
    }
    let story = recording.story(laundry);
    let is_clean = story.iter().any(|(_, text)| *text == "clean");
    let is_of_worker = laundry.threads().into_iter().all(|thread| thread != 0);
    let answer = match (laundry.end, is_clean) {
        (End::Finished, true) if laundry.ended_ns > drops.end_ns => "yes",
        (End::Dropped, false)
            if is_of_worker
                && laundry
                    .was_dropped_between(drops.start_ns, main.ended_ns?) =>
        {
            "no, it is cancelled"
        }
        _ => return None,
    };
    Some(answer.to_owned())
}
