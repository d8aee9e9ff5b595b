//! The cook called `block_on` for another task, the egg. Either the call was
//! refused, or it blocked the thread while another worker, or no thread, polled
//! the egg.

use side_by_side::{End, Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let first = run.numbered("cook", 1)?[0];
    let wait = run.task("wait for egg");
    let parent = wait.and_then(|wait| run.task_by_id(wait.parent?));
    let cook = parent.unwrap_or(first);
    run.is_task_of(cook, run.lane("main")?)?;
    if cook.end == End::Panicked {
        let panics = run
            .stderr_says("within a runtime")
            .or(run.stderr_says("inside of a loop"));
        return answer([
            ("it panics", panics),
            ("it raises an error", run.stderr_says("already running")),
        ]);
    }
    let wait = run.lane("wait for egg")?;
    let eggs: Vec<&Task> = run.tasks_named("egg").collect();
    run.waits_woken_by(wait, &eggs)?;
    // The cook is in one poll for the whole wait.
    let poll = wait.began_ns().and_then(|ns| cook.poll_at(ns));
    let end_ns = wait.ended_ns.unwrap_or(run.wall_ns);
    let is_held = poll.is_some_and(|p| p.end_ns.is_none_or(|ns| ns >= end_ns));
    require(is_held, "`cook` awaited the egg, and blocked no thread")?;
    if eggs.iter().all(|egg| egg.polls.is_empty()) {
        run.stayed_open(cook)?;
        return Ok("it deadlocks".to_owned());
    }
    run.is_task_of(eggs[0], cook)?;
    run.awaits(wait, eggs[0])?;
    Ok("it works".to_owned())
}
