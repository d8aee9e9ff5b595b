//! A clock ticked before the pause. In the pause it either ticked on, on a
//! worker, or it stood still, and the tick that was due came right after.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let phases @ [first, pause, again] =
        run.lanes(["run", "pause", "run again"])?;
    let clock = run.numbered("clock", 1)?[0];
    run.finished(&phases)?;
    run.one_after_the_other(&phases)?;
    run.on_main(&phases)?;
    is_task_of_the_loop(run, clock, [first, again])?;
    run.held_no_other_thread(&[clock])?;
    run.was_idle()?;
    let first_tick = ("the first tick", ticks(run, clock).get(1).copied());
    run.in_order(first_tick, ("the pause", pause.began_ns()))?;
    answer([
        ("it stands still", stands_still(run, clock, pause, again)),
        ("it ticks on", ticks_on(run, clock, pause)),
    ])
}

/// A loop that is run by a call polls and wakes its tasks inside of the call.
fn is_task_of_the_loop(run: &Recording, clock: &Task, of: [&Task; 2]) -> Seen {
    if of[0].is_call {
        return run.waits_for(clock, &of);
    }
    run.is_task_of(clock, of[0])?;
    run.waits(clock)
}

/// When it was polled first, and when it ticked.
fn ticks(run: &Recording, clock: &Task) -> Vec<u64> {
    let lines = run.lines_of(clock);
    let ticks = lines.filter(|said| said.text.starts_with("tick "));
    let ticks = ticks.map(|said| said.at_ns);
    clock.began_ns().into_iter().chain(ticks).collect()
}

fn stands_still(
    run: &Recording,
    clock: &Task,
    pause: &Task,
    again: &Task,
) -> Seen {
    let (start, end) = ("the start of the pause", "the end of the pause");
    run.on_main(&[clock])?;
    run.waiting_at(clock, (start, pause.began_ns()))?;
    run.waiting_at(clock, (end, pause.ended_ns))?;
    let late = run.says_after(clock, "tick …", (end, pause.ended_ns))?;
    let stopped_ns = pause.began_ns().zip(again.began_ns());
    let (from_ns, to_ns) = stopped_ns.unwrap_or_default();
    let by_main = clock.wakes.iter().filter(|wake| wake.thread == 0);
    let woken = { by_main }.any(|w| from_ns < w.at_ns && w.at_ns < to_ns);
    require(!woken, || "main woke `clock` itself, and no timer did")?;
    let was_due = ticks(run, clock).windows(3).any(|ticks| {
        let period_ns = ticks[1] - ticks[0];
        ticks[1] < from_ns
            && ticks[2] == late.at_ns
            && ticks[1] + period_ns < to_ns
            // The last one of several sleeps may be left.
            && 4 * late.at_ns.saturating_sub(to_ns) < 3 * period_ns
    });
    require(was_due, || {
        let late = run.at(late.at_ns);
        format!("the tick at {late} was not due in the pause")
    })
}

fn ticks_on(run: &Recording, clock: &Task, pause: &Task) -> Seen {
    run.on_workers(clock)?;
    let paused = ("the start of the pause", pause.began_ns());
    let tick = run.says_after(clock, "tick …", paused)?;
    let tick = ("the next tick", Some(tick.at_ns));
    run.in_order(tick, ("the end of the pause", pause.ended_ns))
}
