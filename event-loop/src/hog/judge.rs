//! While the hog blocks its thread, clocks tick, or only are woken or due.

use side_by_side::{Recording, Seen, State, Task, answer, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let hog = run.lane("hog")?;
    let clocks = run.numbered("clock", 1)?;
    run.are_separate_tasks(&[&clocks[..], &[hog]].concat())?;
    run.on_its_runtime(hog)?;
    run.all_wait(&clocks)?;
    let hold = run.holds_its_thread(hog, 1)?;
    let end_ns = hold.end_ns.unwrap_or(run.wall_ns);
    let is_long = 4 * run.running_ns(hog) >= 5 * run.second_ns;
    require(is_long, "`hog` held its thread for 1 s, which is too short")?;
    let tick = each(&clocks, |clock| run.polled_during(clock, hold));
    let is_woken = |c: &Task| run.state_at(c, end_ns) == Some(State::Woken);
    let woken = run.most(&clocks, "were woken meanwhile", is_woken);
    let soon = end_ns..end_ns + run.second_ns / 2;
    let is_due = |c: &Task| c.wakes.iter().any(|w| soon.contains(&w.at_ns));
    let due = run.most(&clocks, "were due meanwhile", is_due);
    let middle_ns = hold.start_ns + run.second_ns;
    let held = run.tasks.iter().filter(|t| t.poll_at(middle_ns).is_some());
    let least = held.count() as u64 + 2;
    let is_idle = run.usage.threads_at_first_poll.is_none_or(|n| n >= least);
    let idle = require(is_idle, "no other worker was idle");
    answer([
        ("yes", tick),
        ("no, no thread is free to run them", woken),
        ("no, no thread checks the timers", due.and(idle)),
    ])
}
