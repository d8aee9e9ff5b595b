//! The tea is made, main waits, and then awaits the tea: a future has done
//! nothing until then, a task has begun.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, tea, coffee] = run.lanes(["main", "tea", "coffee"])?;
    run.finished(&[main, tea])?;
    run.never_polled(coffee)?;
    let first = run.program_says("water on")?;
    require(
        first.task == Some(tea.id),
        || "`tea` did not say \"water on\" first",
    )?;
    run.waits_for(main, &[tea])?;
    run.waits(tea)?;
    run.held_no_other_thread(&[main, tea])?;
    run.was_idle()?;
    let said_ns = run.says(main, "await the tea")?.at_ns;
    let wait_ns = end_of_wait(main, tea, said_ns)?;
    let (wait, said) = ("the end of `main`'s wait", "\"await the tea\"");
    let begin = ("the first poll of `tea`", tea.began_ns());
    let end = ("the end of `tea`", tea.ended_ns);
    answer([
        (
            "nothing",
            run.in_order((said, Some(said_ns)), begin)
                .and_then(|()| run.is_part_of(tea, main)),
        ),
        (
            "all of it",
            run.is_task_of(tea, main)
                .and_then(|()| run.well_in_order(end, (wait, Some(wait_ns)))),
        ),
        (
            "its first line",
            run.is_task_of(tea, main)
                .and_then(|()| run.in_order(begin, (wait, Some(wait_ns))))
                .and_then(|()| is_awaited(run, main, tea, said_ns)),
        ),
    ])
}

/// When main was woken to await the tea. Before, it waited for something else.
fn end_of_wait(main: &Task, tea: &Task, said_ns: u64) -> Seen<u64> {
    let poll = main.poll_at(said_ns).ok_or("`main` was not being polled")?;
    let is_between = |ns: u64| tea.created_ns <= ns && ns <= poll.start_ns;
    let mut ends = main.polls.iter().filter_map(|poll| poll.end_ns);
    require(
        ends.any(is_between),
        || "`main` did not wait between the call and the `await` of `tea`",
    )?;
    let mut wakes = main.wakes.iter().map(|wake| wake.at_ns);
    Ok(wakes.rfind(|ns| is_between(*ns)).unwrap_or(poll.start_ns))
}

/// Its end woke main, or main came to it when it had ended.
fn is_awaited(run: &Recording, main: &Task, tea: &Task, said_ns: u64) -> Seen {
    match main.poll_at(said_ns) {
        Some(poll) if poll.ready => Ok(()),
        _ => run.woken_by(main, tea).map(drop),
    }
}
