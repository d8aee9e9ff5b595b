//! The hog waits, then holds its thread; meanwhile the clocks, which wait for
//! timers, tick on other threads, or are only woken, or not even woken.

use side_by_side::{Poll, Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let hog = run.lane("hog")?;
    let clocks = run.numbered("clock", 1)?;
    let hold = run.holds_its_thread(hog, 2)?;
    let lanes = [&clocks[..], &[hog]].concat();
    run.finished(&lanes)?;
    lanes.iter().try_for_each(|lane| run.is_own_task(lane))?;
    for clock in &clocks {
        run.woken_by_its_runtime_or(clock, &[])?;
        run.holds_no_thread(clock)?;
        let start = ("the start of the hold", Some(hold.start_ns));
        run.waiting_at(clock, start)?;
    }
    run.held_no_other_thread(&lanes)?;
    let each = |is_so: fn(&Recording, &Task, &Poll) -> Seen| {
        clocks.iter().try_for_each(|clock| is_so(run, clock, hold))
    };
    answer([
        ("all", each(ticks)),
        ("nobody: no thread is free", each(is_woken_in_vain)),
        (
            "nobody: nobody wakes them",
            each(is_forgotten).and_then(|()| has_the_timers(run, hog, hold)),
        ),
    ])
}

/// A timer woke it during the hold, and it was polled on another thread.
fn ticks(_: &Recording, clock: &Task, hold: &Poll) -> Seen {
    let mut polls = clock.polls.iter();
    let is_polled = polls
        .any(|poll| poll.thread != hold.thread && is_in(hold, poll.start_ns));
    require(is_polled && is_woken_in(hold, clock), || {
        format!("`{}` did not tick during the hold", clock.name)
    })
}

/// A timer woke it during the hold, and it was polled only afterwards.
fn is_woken_in_vain(_: &Recording, clock: &Task, hold: &Poll) -> Seen {
    let name = &clock.name;
    require(is_woken_in(hold, clock), || {
        format!("nothing woke `{name}` during the hold")
    })?;
    let is_polled = clock.polls.iter().any(|p| is_in(hold, p.start_ns));
    require(!is_polled, || {
        format!("`{name}` was polled during the hold")
    })
}

/// Nothing woke it during the hold, although its timer was due: something did
/// immediately after the hold.
fn is_forgotten(run: &Recording, clock: &Task, hold: &Poll) -> Seen {
    let name = &clock.name;
    require(!is_woken_in(hold, clock), || {
        format!("`{name}` was woken during the hold")
    })?;
    let end_ns = hold.end_ns.unwrap_or(run.wall_ns);
    let next = clock.wakes.iter().find(|wake| wake.at_ns >= end_ns);
    let is_late =
        next.is_some_and(|next| run.seconds(2 * (next.at_ns - end_ns)) == 0);
    require(is_late, || format!("`{name}` was not due during the hold"))
}

/// The worker on which the hog's own timer fired ran the hog, and no other
/// worker, although idle, took over the timers.
fn has_the_timers(run: &Recording, hog: &Task, hold: &Poll) -> Seen {
    let mut wakes = hog.wakes.iter().rev();
    let timer = wakes.find(|w| w.by.is_none() && w.at_ns <= hold.start_ns);
    require(
        timer.is_some_and(|wake| wake.thread == hold.thread),
        || "the thread that drove the timers did not run the hog",
    )?;
    run.leaves_a_worker_idle(hold)
}

fn is_in(hold: &Poll, ns: u64) -> bool {
    hold.start_ns < ns && hold.end_ns.is_none_or(|end_ns| ns < end_ns)
}

fn is_woken_in(hold: &Poll, lane: &Task) -> bool {
    let mut wakes = lane.wakes.iter();
    wakes.any(|wake| wake.by.is_none() && is_in(hold, wake.at_ns))
}
