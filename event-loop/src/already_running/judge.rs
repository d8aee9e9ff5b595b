//! The cook blocked on another task, the egg: it was refused, or it held its
//! thread while another worker polled the egg, or while no thread did.

use side_by_side::{Outcome, Recording, Seen, Task, answer, require};

const REFUSALS: [&str; 3] = [
    "Cannot start a runtime from within a runtime.",
    "`block_on` inside of a loop that runs would stop that loop",
    "RuntimeError: This event loop is already running",
];

pub fn judge(run: &Recording) -> Seen<String> {
    let main = run.lane("main")?;
    let cook = run.numbered("cook", 1)?[0];
    run.is_task_of(cook, main)?;
    run.was_idle()?;
    answer([
        ("it works", works(run, cook)),
        ("it panics", is_refused(run, cook)),
        ("it hangs", hangs(run, cook)),
    ])
}

fn works(run: &Recording, cook: &Task) -> Seen {
    let egg = part(run, cook, "egg")?;
    let wait = part(run, cook, "wait for egg")?;
    run.finished(&[cook, egg, wait])?;
    blocks(run, cook, wait)?;
    run.is_task_of(egg, cook)?;
    // A thread that blocks for a future may drive the timers meanwhile.
    run.waits_for(egg, &[cook, wait])?;
    run.waits_for(wait, &[egg])?;
    run.awaits(wait, egg)
}

fn is_refused(run: &Recording, cook: &Task) -> Seen {
    run.panicked(cook)?;
    if let Ok(wait) = part(run, cook, "wait for egg") {
        run.never_polled(wait)?;
    }
    let refusal = REFUSALS.iter().find(|r| run.stderr_says(r).is_ok());
    require(refusal.is_some(), "`cook` panicked without a refusal")
}

fn hangs(run: &Recording, cook: &Task) -> Seen {
    require(run.outcome == Some(Outcome::Hung), "it did not hang")?;
    let wait = part(run, cook, "wait for egg")?;
    run.stayed_open(wait)?;
    blocks(run, cook, wait)?;
    // A lane inside of the task is made by its first poll.
    part(run, cook, "egg").map_or(Ok(()), |egg| run.never_polled(egg))
}

/// The cook holds a thread of its runtime for as long as the wait lasts.
fn blocks(run: &Recording, cook: &Task, wait: &Task) -> Seen {
    run.on_its_runtime(cook)?;
    run.is_part_of(wait, cook)?;
    let end_ns = wait.ended_ns.unwrap_or(run.wall_ns);
    let poll = wait.began_ns().and_then(|ns| cook.poll_at(ns));
    let is_held = poll.is_some_and(|p| p.end_ns.is_none_or(|ns| ns >= end_ns));
    require(is_held, "`cook` awaited the egg, and blocked no thread")
}

/// The lane of this name that the cook made, if there are several cooks.
fn part<'a>(run: &'a Recording, cook: &Task, name: &str) -> Seen<&'a Task> {
    let mut lanes = run.tasks_named(name);
    let own = lanes.find(|lane| lane.parent == Some(cook.id));
    own.map_or_else(|| Ok(run.numbered(name, 1)?[0]), Ok)
}
