//! In the pause a worker let the clock tick on, or the clock stood still, and
//! the tick that was due in the pause came right after it.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [first, pause, again] = run.lanes(["run", "pause", "run again"])?;
    let clock = run.numbered("clock", 1)?[0];
    run.one_after_the_other(&[first, pause, again])?;
    // A loop that is run by a call wakes its tasks inside of the call.
    run.waits_woken_by(clock, &[first, again])?;
    let tick = run.says_after(clock, "tick …", pause.start())?;
    let late_ns = pause.ended_ns.and_then(|ns| tick.at_ns.checked_sub(ns));
    answer([
        ("it stands still", stands_still(run, clock, late_ns)),
        ("it ticks on", ticks_on(run, clock, late_ns)),
    ])
}

/// How long after the pause it ticked; `None` if it ticked in the pause.
fn stands_still(run: &Recording, clock: &Task, late_ns: Option<u64>) -> Seen {
    run.on_main(&[clock])?;
    let late_ns = late_ns.ok_or("`clock` ticked in the pause")?;
    let was_due = 3 * late_ns < 2 * run.second_ns;
    require(was_due, "the tick after the pause was not due in the pause")
}

fn ticks_on(run: &Recording, clock: &Task, late_ns: Option<u64>) -> Seen {
    run.on_workers(clock)?;
    require(late_ns.is_none(), "`clock` did not tick in the pause")
}
