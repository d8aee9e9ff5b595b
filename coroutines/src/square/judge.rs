//! Main gets each value from a task that it awaits, or from a call; the three
//! overlap, or come one after the other.

use side_by_side::{Recording, Seen, Task, require};

const VALUES: [&str; 4] = ["1", "4", "9", "16"];

pub fn judge(run: &Recording) -> Seen<String> {
    let main = run.lane("main")?;
    let all @ [_, three @ ..] =
        &run.lanes(["square 1", "square 2", "square 3", "square 4"])?;
    run.finished(&[main])?;
    run.finished(all)?;
    for (square, value) in all.iter().zip(VALUES) {
        run.lasts(square, 1)?;
        let end = format!("the end of `{}`", square.name);
        run.says_after(main, value, (&end, square.ended_ns))?;
    }
    let took = format!("{} s", rounds(three) * seconds_of_each(run, all)?);
    run.was_idle()?;
    are_calls(run, main, all)
        .or_else(|_| are_tasks(run, main, all))
        .map_err(|missing| missing.although(&took))?;
    Ok(took)
}

/// How many of them came one after the other.
fn rounds(squares: &[&Task]) -> u64 {
    let mut by_end = squares.to_vec();
    by_end.sort_by_key(|square| square.ended_ns);
    let mut last: Option<&Task> = None;
    let mut count = 0;
    for square in by_end {
        if last.is_none_or(|last| last.ended_ns <= square.began_ns()) {
            count += 1;
            last = Some(square);
        }
    }
    count
}

/// On a busy machine, a second more than the wait.
fn seconds_of_each(run: &Recording, squares: &[&Task]) -> Seen<u64> {
    let seconds = squares.iter().map(|square| run.whole_seconds_of(&[square]));
    let least = seconds.clone().min().unwrap_or_default();
    require(
        seconds.max() <= Some(least + 1),
        || "the squares should all take equally long, and did not",
    )?;
    Ok(least)
}

fn are_calls(run: &Recording, main: &Task, squares: &[&Task]) -> Seen {
    run.are_calls(squares)?;
    run.one_after_the_other(squares)?;
    squares.iter().try_for_each(|s| run.is_part_of(s, main))
}

fn are_tasks(run: &Recording, main: &Task, squares: &[&Task]) -> Seen {
    for (square, value) in squares.iter().zip(VALUES) {
        run.is_task_of(square, main)?;
        run.waits(square)?;
        let moment = format!("\"{value}\"");
        let said_ns = Some(run.says(main, value)?.at_ns);
        run.woken_then_by_the_end_of(squares, main, (&moment, said_ns))?;
    }
    run.waits_for(main, squares)?;
    run.held_no_other_thread(&[&[main], squares].concat())
}
