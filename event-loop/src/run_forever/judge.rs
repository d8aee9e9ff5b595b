//! A worker polled the clock in the pause, or its tick came right after it.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [first, pause] = run.lanes(["run", "pause"])?;
    let clock = run.numbered("clock", 1)?[0];
    run.are_separate_tasks(&[clock, first])?;
    run.holds_no_thread(clock)?;
    run.held_no_other_thread(&[clock])?;
    run.are_calls(&[pause])?;
    if let Ok(again) = run.lane("run again") {
        let is_run = again.is_call() == first.is_call();
        require(is_run, "`run again` is only a blocking call")?;
    }
    let tick = run.says_after(clock, "tick …", pause.start())?;
    let late_ns = tick.at_ns.saturating_sub(pause.ended_ns.unwrap_or(0));
    let was_due = require(3 * late_ns < 2 * run.second_ns, "it was not due");
    let is_late = run.in_order(pause.finish(), tick).and(was_due);
    let is_held_up = run.on_main(&[clock]).and(is_late);
    let in_time = run.in_order(tick, pause.finish());
    let goes_on = run.on_workers(clock).and(in_time);
    answer([("no", is_held_up), ("yes", goes_on)])
}
