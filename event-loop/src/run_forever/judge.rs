//! A clock ticked before the pause. In the pause it either ticked on, on a
//! worker, or it stood still, and the tick that was due came right after.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let phases = run.lanes(["run", "pause", "run again"])?;
    let [_, pause, _] = phases;
    let clock = run.numbered("clock", 1)?[0];
    run.finished(&phases)?;
    run.one_after_the_other(&phases)?;
    run.on_main(&phases)?;
    is_task_of_the_loop(run, clock, phases)?;
    run.held_no_other_thread(&[clock])?;
    run.was_idle()?;
    let first_tick = ("the first tick", ticks(run, clock).get(1).copied());
    run.in_order(first_tick, ("the pause", pause.began_ns()))?;
    answer([
        ("it stands still", stands_still(run, clock, phases)),
        ("it ticks on", ticks_on(run, clock, pause)),
    ])
}

/// A loop that is run by a call polls and wakes its tasks inside of the call.
fn is_task_of_the_loop(run: &Recording, clock: &Task, of: [&Task; 3]) -> Seen {
    if of[0].is_call {
        return run.waits_for(clock, &[of[0], of[2]]);
    }
    run.is_task_of(clock, of[0])?;
    run.waits(clock)
}

/// Its first poll, and its ticks.
fn ticks(run: &Recording, clock: &Task) -> Vec<u64> {
    let lines = run.lines_of(clock);
    let ticks = lines.filter(|said| said.text.starts_with("tick "));
    let began_ns = clock.began_ns().into_iter();
    began_ns.chain(ticks.map(|said| said.at_ns)).collect()
}

fn stands_still(run: &Recording, clock: &Task, phases: [&Task; 3]) -> Seen {
    let [_, pause, again] = phases;
    let end = ("the end of the pause", pause.ended_ns);
    run.on_main(&[clock])?;
    run.waiting_at(clock, ("the start of the pause", pause.began_ns()))?;
    run.waiting_at(clock, end)?;
    let late = run.says_after(clock, "tick …", end)?;
    let between = pause.ended_ns.unwrap_or(0)..again.began_ns().unwrap_or(0);
    let mut wakes = clock.wakes.iter().filter(|wake| wake.thread == 0);
    let woken = wakes.any(|wake| between.contains(&wake.at_ns));
    require(!woken, "main woke `clock` itself, and no timer did")?;
    let was_due = ticks(run, clock).windows(3).any(|ticks| {
        let period_ns = ticks[1] - ticks[0];
        let late_ns = ticks[2].saturating_sub(between.end);
        // The last one of several sleeps may be left.
        ticks[2] == late.at_ns
            && ticks[1] + period_ns < between.start
            && 4 * late_ns < 3 * period_ns
    });
    require(was_due, "the tick after the pause was not due in the pause")
}

fn ticks_on(run: &Recording, clock: &Task, pause: &Task) -> Seen {
    run.on_workers(clock)?;
    let paused = ("the start of the pause", pause.began_ns());
    let tick = run.says_after(clock, "tick …", paused)?;
    let tick = ("the next tick", Some(tick.at_ns));
    run.in_order(tick, ("the end of the pause", pause.ended_ns))
}
