//! Main awaits three tasks, or awaits or calls one square after the other.

use side_by_side::{Recording, Seen};

pub fn judge(run: &Recording) -> Seen<String> {
    let main = run.lane("main")?;
    let squares @ [_, three @ ..] =
        &run.lanes(["square 1", "square 2", "square 3", "square 4"])?;
    for (square, value) in squares.iter().zip(["1", "4", "9", "16"]) {
        run.lasts(square, 1)?;
        run.says_after(main, value, square.finish())?;
    }
    if run.are_parts_of(three, main).is_ok() {
        run.one_after_the_other(squares)?;
    } else {
        run.all_wait(squares)?;
        run.are_tasks_of(three, main)?;
        run.woken_only_by_ends_of(three, main, run.says(main, "4")?)?;
    }
    let each_s = squares.iter().map(|s| run.whole_seconds_of(&[s])).min();
    Ok(format!("{} s", run.rounds_of(three) * each_s.unwrap_or(1)))
}
