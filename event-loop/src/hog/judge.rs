//! While the hog holds its thread, other threads poll the clocks; or the clocks
//! are only woken; or no timer wakes them, although they are due.

use side_by_side::{Recording, Seen, State, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let hog = run.lane("hog")?;
    let clocks = run.numbered("clock", 1)?;
    let lanes = [&clocks[..], &[hog]].concat();
    run.finished(&lanes)?;
    run.held_no_other_thread(&lanes)?;
    run.are_separate_tasks(&lanes)?;
    run.on_its_runtime(hog)?;
    for clock in &clocks {
        run.waits(clock)?;
        run.on_its_runtime(clock)?;
    }
    let hold = run.holds_its_thread(hog, 2)?;
    let end_ns = hold.end_ns.unwrap_or(run.wall_ns);
    let soon = end_ns..end_ns + run.second_ns / 2;
    let state = |clock: &Task| {
        let mut wakes = clock.wakes.iter().map(|wake| wake.at_ns);
        match run.state_at(clock, end_ns) {
            _ if run.polled_during(clock, hold).is_ok() => "ticked",
            Some(State::Woken) => "was woken",
            _ if wakes.any(|ns| soon.contains(&ns)) => "was due",
            _ => "was not due",
        }
    };
    let all_are = |expected| {
        clocks.iter().try_for_each(|clock| {
            let seen = format!("`{}` {}", clock.name, state(clock));
            require(state(clock) == expected, format!("{seen} in the hold"))
        })
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
    answer([
        ("all", all_are("ticked").and(is_reliable)),
        ("nobody: no thread is free", all_are("was woken")),
        ("nobody: nobody wakes them", all_are("was due").and(is_idle)),
    ])
}
