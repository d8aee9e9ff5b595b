//! While the hog holds its thread, other threads poll the clocks; or the clocks
//! are only woken; or no timer wakes them, although they are due.

use side_by_side::{Recording, Seen, State, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let hog = run.lane("hog")?;
    let clocks = run.numbered("clock", 1)?;
    let lanes = [&clocks[..], &[hog]].concat();
    run.held_no_other_thread(&lanes)?;
    run.are_separate_tasks(&lanes)?;
    run.on_its_runtime(hog)?;
    clocks.iter().try_for_each(|clock| run.waits(clock))?;
    let hold = run.holds_its_thread(hog, 2)?;
    let end_ns = hold.end_ns.unwrap_or(run.wall_ns);
    let soon = end_ns..end_ns + run.second_ns / 2;
    let all = |is_so: &dyn Fn(&Task) -> bool, what: &str| {
        let other = clocks.iter().find(|clock| !is_so(clock));
        let name = other.map_or("", |clock| &clock.name);
        require(other.is_none(), format!("`{name}` {what} in the hold"))
    };
    let ticks = |clock: &Task| run.polled_during(clock, hold).is_ok();
    let is_woken = |clock: &Task| {
        !ticks(clock) && run.state_at(clock, end_ns) == Some(State::Woken)
    };
    let is_due = |clock: &Task| {
        let mut wakes = clock.wakes.iter();
        let is_late = wakes.any(|wake| soon.contains(&wake.at_ns));
        !ticks(clock) && !is_woken(clock) && is_late
    };
    // On tokio, another worker may take over the timers after the hog's fired.
    let mut wakes = clocks[0].wakes.iter().map(|wake| wake.at_ns);
    let is_now = |ns| run.seconds(10 * hold.start_ns.abs_diff(ns)) == 0;
    let is_chance = run.runtime_of(hog) == Some("tokio") && !wakes.any(is_now);
    let middle_ns = hold.start_ns + run.second_ns;
    let held = run.tasks.iter().filter(|t| t.poll_at(middle_ns).is_some());
    let threads = run.usage.threads_at_first_poll;
    let is_idle = require(
        threads.is_none_or(|count| count > held.count() as u64 + 1),
        "no other worker was idle while the hog held its thread",
    );
    let is_reliable = require(!is_chance, "they ticked by chance");
    let due = all(&is_due, "was not due");
    answer([
        ("all", all(&ticks, "did not tick").and(is_reliable)),
        ("nobody: no thread is free", all(&is_woken, "was not woken")),
        ("nobody: nobody wakes them", due.and(is_idle)),
    ])
}
