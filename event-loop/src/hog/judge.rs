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
        run.woken_by_its_runtime(clock)?;
        let start = ("the start of the hold", Some(hold.start_ns));
        run.waiting_at(clock, start)?;
    }
    let each = |is_so: fn(&Recording, &Task, &Poll) -> Seen| {
        clocks.iter().try_for_each(|clock| is_so(run, clock, hold))
    };
    let are_woken = each(Recording::woken_during);
    let timer = hog.wakes.iter().rfind(|wake| wake.at_ns <= hold.start_ns);
    // On tokio the clocks tick if their timers fire together with the hog's.
    let is_chance = run.runtime_of(hog) == Some("tokio")
        && timer.is_some_and(|wake| wake.by.is_none())
        && each(was_waiting).is_ok();
    answer([
        (
            "all",
            require(!is_chance, "by chance a worker took over the timers")
                .and(are_woken.clone())
                .and(each(Recording::polled_during)),
        ),
        (
            "nobody: no thread is free",
            are_woken.and(each(was_not_polled)),
        ),
        (
            "nobody: nobody wakes them",
            each(was_due)
                .and(require(
                    timer.is_some_and(|wake| wake.thread == hold.thread),
                    "the thread that drove the timers did not run the hog",
                ))
                .and(run.leaves_a_worker_idle(hold)),
        ),
    ])
}

fn was_waiting(run: &Recording, clock: &Task, hold: &Poll) -> Seen {
    let state = run.state_at(clock, hold.start_ns);
    require(state == Some(State::Waiting), "it was woken before")
}

fn was_not_polled(run: &Recording, clock: &Task, hold: &Poll) -> Seen {
    let is_polled = run.polled_during(clock, hold).is_ok();
    require(!is_polled, format!("`{}` ticked", clock.name))
}

/// No timer woke it during the hold, and one did immediately afterwards.
fn was_due(run: &Recording, clock: &Task, hold: &Poll) -> Seen {
    let end_ns = hold.end_ns.unwrap_or(run.wall_ns);
    let mut wakes = clock.wakes.iter().map(|wake| wake.at_ns);
    let next_ns = wakes.find(|ns| *ns > hold.start_ns).unwrap_or(u64::MAX);
    let late_ns = next_ns.checked_sub(end_ns);
    require(
        late_ns.is_some_and(|ns| run.seconds(2 * ns) == 0),
        format!("`{}` was not woken at the end of the hold", clock.name),
    )
}
