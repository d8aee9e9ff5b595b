//! Each message drops the timer of its turn, or one timer outlives messages.

use side_by_side::{Recording, Seen, Task, answer, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [clerk, sender] = run.lanes(["clerk", "sender"])?;
    let mut timers = run.numbered("van", 1)?;
    timers.retain(|timer| !timer.polls.is_empty());
    run.are_separate_tasks(&[clerk, sender])?;
    // asyncio's `wait` takes tasks.
    if !run.runtime.starts_with("asyncio") {
        run.are_parts_of(&timers, clerk)?;
        run.woken_by(clerk, sender)?;
    }
    let [early @ .., last] = timers.as_slice() else {
        return Err("no timer was polled".into());
    };
    let life = last.began_ns()..last.ended_ns;
    let turns = clerk.polls.iter().map(|poll| Some(poll.start_ns));
    let turns = turns.filter(|turn| life.contains(turn)).count();
    let is_dropped = |timer: &Task| run.dropped(timer).map(drop);
    let is_anew = require(early.len() > 1, "not every turn has its own timer")
        .and(each(early, is_dropped));
    // In the last one it fires.
    let is_kept = early.is_empty() && turns > 1;
    let is_kept = require(is_kept, "no timer outlived a turn");
    let fired = run.finished(&[last]).and(run.lasts(last, 2));
    answer([
        ("never", is_anew.clone().and(is_dropped(last))),
        ("2 s after a message", is_anew.and(fired.clone())),
        ("2 s after the loop's start", is_kept.and(fired)),
    ])
}
