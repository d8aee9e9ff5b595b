//! While the hog blocks its thread, other threads poll the clocks, or the
//! clocks are woken but not polled, or no timer fires although they are due.

use side_by_side::{Recording, Seen, State, Wake, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let hog = run.lane("hog")?;
    let clocks = run.numbered("clock", 1)?;
    let lanes = [&clocks[..], &[hog]].concat();
    run.held_no_other_thread(&lanes)?;
    run.are_separate_tasks(&lanes)?;
    run.on_its_runtime(hog)?;
    each(&clocks, |clock| run.waits(clock))?;
    let hold = run.holds_its_thread(hog, 2)?;
    let end_ns = hold.end_ns.unwrap_or(run.wall_ns);
    let ticks = clocks.iter().map(|one| run.polled_during(one, hold));
    let count = ticks.filter(|tick| tick.is_ok()).count();
    if count == clocks.len() {
        // On tokio, another worker can drive the timers after the hog's fired.
        let mut wakes = clocks[0].wakes.iter().map(|wake| wake.at_ns);
        let is_now = |ns| run.seconds(10 * hold.start_ns.abs_diff(ns)) == 0;
        let is_tokio = run.runtime_of(hog) == Some("tokio");
        require(!is_tokio || wakes.any(is_now), "they ticked by chance")?;
        return Ok("yes".to_owned());
    }
    require(count == 0, format!("only {count} clocks ticked"))?;
    let mut states = clocks.iter().map(|one| run.state_at(one, end_ns));
    if states.all(|state| state == Some(State::Woken)) {
        return Ok("no, no thread is free to run them".to_owned());
    }
    let soon = end_ns..end_ns + run.second_ns / 2;
    let is_late = |wake: &Wake| soon.contains(&wake.at_ns);
    let mut due = clocks.iter().map(|one| one.wakes.iter().any(is_late));
    require(
        due.all(|is_due| is_due),
        "a clock was not due while the hog blocked",
    )?;
    let middle_ns = hold.start_ns + run.second_ns;
    let held = run.tasks.iter().filter(|t| t.poll_at(middle_ns).is_some());
    let idle = held.count() as u64 + 2;
    let is_idle = run.usage.threads_at_first_poll.is_none_or(|n| n >= idle);
    require(is_idle, "no other worker was idle while the hog blocked")?;
    Ok("no, no thread checks the timers".to_owned())
}
