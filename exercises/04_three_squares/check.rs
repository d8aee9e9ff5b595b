//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let main = run.lane("main")?;
    let squares = run.numbered("square", 3)?;
    run.finished(&squares)?;
    for square in &squares {
        run.lasts(square, 1)?;
        run.is_task_of(square, main)?;
    }
    run.overlap(&squares)?;
    let values = ["1", "4", "9"];
    run.says_in_order(main, &values)?;
    for (square, value) in squares.iter().zip(values) {
        let end = format!("the end of `{}`", square.name);
        run.says_after(main, value, (&end, square.ended_ns))?;
    }
    run.only_wait(&[&[main], squares.as_slice()].concat())?;
    run.awaits_one_of(main, &squares)?;
    run.take_together(&squares, 1)?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
