//! Each message drops the timer of its turn, or one timer outlives messages.

use side_by_side::{Recording, Seen, answer, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [clerk, sender] = run.lanes(["clerk", "sender"])?;
    let mut timers = run.numbered("van", 1)?;
    timers.retain(|timer| !timer.polls.is_empty());
    run.are_separate_tasks(&[clerk, sender])?;
    let are_parts = run.are_parts_of(&timers, clerk);
    are_parts.or(run.are_tasks_of(&timers, clerk))?;
    // asyncio's `wait` takes tasks.
    if !run.runtime.starts_with("asyncio") {
        run.woken_by(clerk, sender)?;
    }
    let (last, early) = timers.split_last().ok_or("no timer was polled")?;
    let life = last.began_ns()..last.ended_ns;
    let turns = clerk.polls.iter().map(|poll| Some(poll.start_ns));
    let turns = turns.filter(|turn| life.contains(turn)).count();
    let is_anew = require(early.len() > 1, "not every turn has its own timer")
        .and(each(early, |timer| run.dropped(timer)));
    // New timers may share the deadline of the first one.
    let is_one = early.is_empty() && turns > 1;
    let is_one = require(is_one, "no timer outlived a turn");
    let is_kept = is_anew.clone().or(is_one);
    let is_due = run.whole_seconds_of(&timers) >= 2;
    let is_due = require(is_due, "the timer fired too early");
    let fired = run.finished(&[last]);
    let is_never = is_anew.clone().and(run.dropped(last));
    let is_whole = is_anew.and(run.lasts(last, 2)).and(fired.clone());
    answer([
        ("never", is_never),
        ("2 s after a message", is_whole),
        ("2 s after the loop's start", is_kept.and(is_due).and(fired)),
    ])
}
