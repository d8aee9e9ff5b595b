//! Main creates the tea, waits, and then awaits it. Until then a future has run
//! nothing, and a task has started or finished.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, tea, coffee] = run.lanes(["main", "tea", "coffee"])?;
    run.never_polled(coffee)?;
    run.all_wait(&[tea])?;
    let first_line = run.says(tea, "water on")?;
    let line = run.says(main, "await the tea")?;
    let mut wakes = main.wakes.iter().map(|wake| wake.at_ns);
    let woken_ns = wakes.rfind(|ns| *ns < line.at_ns);
    // A tenth of a second of margin, so that chance does not decide.
    let wait_ns = woken_ns.and_then(|ns| ns.checked_sub(run.second_ns / 10));
    let wait = ("the last part of `main`'s wait", wait_ns);
    run.in_order(tea.creation(), wait)?;
    let mut polls = main.polls.iter().map(|poll| poll.start_ns);
    let next_ns = polls.find(|ns| *ns > line.at_ns).or(main.ended_ns);
    let next = ("the next poll of `main`", next_ns);
    let is_said_later = run.in_order(line, run.program_says("water on")?);
    let is_later = run.in_order(line, tea.start()).and(is_said_later);
    let is_task = run.is_task_of(tea, main);
    let is_over = run.in_order(tea.finish(), wait);
    let is_started = run.in_order(first_line, wait);
    let is_awaited = run.in_order(tea.finish(), next);
    answer([
        ("nothing", run.is_part_of(tea, main).and(is_later)),
        ("all of it", is_task.clone().and(is_over)),
        ("its first line", is_task.and(is_started).and(is_awaited)),
    ])
}
