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
        "`tea` did not say \"water on\" first",
    )?;
    run.waits_for(main, &[tea])?;
    run.waits(tea)?;
    run.held_no_other_thread(&[main, tea])?;
    run.was_idle()?;
    let said_ns = run.says(main, "await the tea")?.at_ns;
    let said = ("\"await the tea\"", Some(said_ns));
    let wait = ("the end of `main`'s wait", end_of_wait(main, said_ns));
    let call = ("the call of `tea`", Some(tea.created_ns));
    let begin = ("the first poll of `tea`", tea.began_ns());
    let end = ("the end of `tea`", tea.ended_ns);
    answer([
        (
            "nothing",
            run.in_order(call, wait)
                .and_then(|()| run.in_order(said, begin))
                .and_then(|()| run.is_part_of(tea, main)),
        ),
        (
            "all of it",
            run.is_task_of(tea, main)
                .and_then(|()| run.well_in_order(end, wait)),
        ),
        (
            "its first line",
            run.is_task_of(tea, main)
                .and_then(|()| run.in_order(begin, wait))
                .and_then(|()| is_awaited(run, main, tea, said_ns)),
        ),
    ])
}

/// When main was woken to await the tea.
fn end_of_wait(main: &Task, said_ns: u64) -> Option<u64> {
    let awaited_ns = main.poll_at(said_ns)?.start_ns;
    let mut wakes = main.wakes.iter().map(|wake| wake.at_ns);
    wakes.rfind(|ns| *ns <= awaited_ns)
}

/// Its end woke main, or main came to it when it had ended.
fn is_awaited(run: &Recording, main: &Task, tea: &Task, said_ns: u64) -> Seen {
    match main.poll_at(said_ns) {
        Some(poll) if poll.ready => Ok(()),
        _ => {
            let end = ("the end of `main`", main.ended_ns);
            run.woken_then_by_the_end_of(&[tea], main, end)
        }
    }
}
