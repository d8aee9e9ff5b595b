//! The cook blocked on another task, the egg: it was refused, or it held its
//! thread while another worker polled the egg, or while no thread did.

use side_by_side::{Outcome, Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let first = run.numbered("cook", 1)?[0];
    let wait = run.task("wait for egg");
    let cook = wait.and_then(|wait| run.task_by_id(wait.parent?));
    let cook = cook.unwrap_or(first);
    run.is_task_of(cook, run.lane("main")?)?;
    answer([
        ("it works", works(run, cook)),
        ("it panics", is_refused(run, cook)),
        ("it hangs", hangs(run, cook)),
    ])
}

fn works(run: &Recording, cook: &Task) -> Seen {
    let [egg, wait] = run.lanes(["egg", "wait for egg"])?;
    run.is_task_of(egg, cook)?;
    // A thread that blocks for a future may drive the timers meanwhile.
    run.waits_woken_by(egg, &[cook, wait])?;
    run.awaits(wait, egg)?;
    blocks(run, cook, wait, &[egg])
}

fn is_refused(run: &Recording, cook: &Task) -> Seen {
    run.panicked(cook)?;
    let refusals = ["within a runtime", "inside of a loop", "already running"];
    let is_one = refusals.iter().any(|text| run.stderr_says(text).is_ok());
    require(is_one, "`cook` panicked without a refusal")
}

fn hangs(run: &Recording, cook: &Task) -> Seen {
    require(run.outcome == Some(Outcome::Hung), "it did not hang")?;
    let mut eggs = run.tasks_named("egg");
    eggs.try_for_each(|egg| run.never_polled(egg))?;
    blocks(run, cook, run.lane("wait for egg")?, &[])
}

/// The cook held its thread, in one poll, for as long as the wait lasted.
fn blocks(run: &Recording, cook: &Task, wait: &Task, eggs: &[&Task]) -> Seen {
    run.waits_woken_by(wait, eggs)?;
    let poll = wait.began_ns().and_then(|ns| cook.poll_at(ns));
    let end_ns = wait.ended_ns.unwrap_or(run.wall_ns);
    let is_held = poll.is_some_and(|p| p.end_ns.is_none_or(|ns| ns >= end_ns));
    require(is_held, "`cook` awaited the egg, and blocked no thread")
}
