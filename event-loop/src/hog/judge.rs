//! The hog waits, then holds its thread; meanwhile the clocks, which wait for
//! timers, tick on other threads, or are only woken, or not even woken.

use side_by_side::{Poll, Recording, Seen, State, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let hog = run.lane("hog")?;
    let clocks = run.numbered("clock", 1)?;
    let lanes = [&clocks[..], &[hog]].concat();
    run.finished(&lanes)?;
    lanes.iter().try_for_each(|lane| run.is_own_task(lane))?;
    run.held_no_other_thread(&lanes)?;
    let hold = run.holds_its_thread(hog, 2)?;
    for clock in &clocks {
        run.holds_no_thread(clock)?;
        run.woken_by_its_runtime_or(clock, &[])?;
        let start = ("the start of the hold", Some(hold.start_ns));
        run.waiting_at(clock, start)?;
    }
    let are_woken = clocks.iter().try_for_each(|c| run.woken_during(c, hold));
    let polled = || clocks.iter().map(|clock| run.polled_during(clock, hold));
    let are_still = require(
        polled().all(|seen| seen.is_err()),
        || "a clock was polled while the hog held its thread",
    );
    let are_late = clocks.iter().try_for_each(|c| was_due(run, c, hold));
    let has_timers = has_the_timers(run, hog, hold);
    let is_awake = are_woken.is_ok()
        && has_timers.is_ok()
        && clocks
            .iter()
            .all(|c| run.state_at(c, hold.start_ns) == Some(State::Waiting));
    answer([
        (
            "all",
            require(!is_awake, || {
                "another worker was awake by chance, and took over the timers"
            })
            .and(are_woken.clone())
            .and(polled().collect()),
        ),
        ("nobody: no thread is free", are_woken.clone().and(are_still)),
        (
            "nobody: nobody wakes them",
            require(are_woken.is_err(), || "a timer woke the clocks")
                .and(are_late)
                .and(has_timers)
                .and(run.leaves_a_worker_idle(hold)),
        ),
    ])
}

/// No timer woke it during the hold, and one did immediately afterwards.
fn was_due(run: &Recording, clock: &Task, hold: &Poll) -> Seen {
    let end_ns = hold.end_ns.unwrap_or(run.wall_ns);
    let mut wakes = clock.wakes.iter().map(|wake| wake.at_ns);
    let next_ns = wakes.find(|ns| *ns > hold.start_ns).unwrap_or(u64::MAX);
    let late_ns = next_ns.checked_sub(end_ns);
    require(late_ns.is_some_and(|ns| run.seconds(2 * ns) == 0), || {
        format!("`{}` was not woken at the end of the hold", clock.name)
    })
}

/// The worker of tokio on which the hog's own timer fired ran the hog.
fn has_the_timers(run: &Recording, hog: &Task, hold: &Poll) -> Seen {
    let mut wakes = hog.wakes.iter().rev();
    let timer = wakes.find(|w| w.by.is_none() && w.at_ns <= hold.start_ns);
    let is_own = timer.is_some_and(|wake| wake.thread == hold.thread);
    require(
        is_own && run.runtime_of(hog) == Some("tokio"),
        || "the thread that drove the timers did not run the hog",
    )
}
