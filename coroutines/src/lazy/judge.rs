//! When main awaits the tea, a future has run nothing; a task has, or is done.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, tea, coffee] = run.lanes(["main", "tea", "coffee"])?;
    require(coffee.polls.is_empty(), "`coffee` was polled")?;
    run.dropped_by(coffee, main)?;
    run.all_wait(&[tea])?;
    run.waits_woken_by(main, &[tea])?;
    let line = run.says(main, "await the tea")?;
    // Half a second before, so that chance does not decide.
    let wait_ns = line.at_ns.checked_sub(run.second_ns / 2);
    let wait = ("the middle of `main`'s wait", wait_ns);
    run.made_before(tea, wait)?;
    let is_said_later = run.in_order(line, run.program_says("water on")?);
    let is_later = run.in_order(line, tea.start()).and(is_said_later);
    let is_task = run.is_task_of(tea, main);
    let is_over = run.in_order(tea.finish(), wait);
    let is_started = run.in_order(run.says(tea, "water on")?, wait);
    answer([
        ("nothing", run.is_part_of(tea, main).and(is_later)),
        ("all of it", is_task.clone().and(is_over)),
        ("its first line", is_task.and(is_started)),
    ])
}
