//! Main awaits three tasks, which wait at the same time or in turn; or it
//! awaits, or calls, one square after the other.

use side_by_side::{Recording, Seen, Task, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let main = run.lane("main")?;
    let all @ [one, three @ ..] =
        &run.lanes(["square 1", "square 2", "square 3", "square 4"])?;
    run.finished(&[main])?;
    run.finished(all)?;
    for (square, value) in all.iter().zip(["1", "4", "9", "16"]) {
        run.lasts(square, 1)?;
        let end = format!("the end of `{}`", square.name);
        run.says_after(main, value, (&end, square.ended_ns))?;
    }
    let took_s = run.rounds_of(three) * seconds_of_each(run, all)?;
    run.was_idle()?;
    one_by_one(run, main, all)
        .or_else(|_| as_tasks(run, main, one, three))
        .map_err(|missing| missing.although(format!("{took_s} s")))?;
    Ok(format!("{took_s} s"))
}

/// On a busy machine, a second more than the wait.
fn seconds_of_each(run: &Recording, squares: &[&Task]) -> Seen<u64> {
    let seconds = squares.iter().map(|square| run.whole_seconds_of(&[square]));
    let least = seconds.clone().min().unwrap_or_default();
    require(
        seconds.max() <= Some(least + 1),
        "the squares should all take equally long, and did not",
    )?;
    Ok(least)
}

fn one_by_one(run: &Recording, main: &Task, squares: &[&Task]) -> Seen {
    run.one_after_the_other(squares)?;
    squares.iter().try_for_each(|s| run.is_part_of(s, main))
}

fn as_tasks(run: &Recording, main: &Task, one: &Task, three: &[&Task]) -> Seen {
    let squares = [&[one], three].concat();
    run.waits(one)?;
    for (square, value) in three.iter().zip(["4", "9", "16"]) {
        run.is_task_of(square, main)?;
        run.waits(square)?;
        let line = format!("\"{value}\"");
        let said_ns = Some(run.says(main, value)?.at_ns);
        run.woken_then_by_the_end_of(&squares, main, (&line, said_ns))?;
    }
    run.waits_for(main, &squares)?;
    run.held_no_other_thread(&[&[main], &squares[..]].concat())
}
