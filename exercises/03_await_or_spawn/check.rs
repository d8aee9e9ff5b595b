//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [main, coffee, table] = run.lanes(["main", "coffee", "table"])?;
    run.finished(&[coffee, table])?;
    run.says_after_seconds(coffee, "coffee", 2)?;
    run.says_after_seconds(table, "table", 1)?;
    run.overlap(&[coffee, table])?;
    run.is_task_of(coffee, main)?;
    run.are_separate_tasks(&[coffee, table])?;
    run.only_wait(&[main, coffee, table])?;
    run.awaits(main, coffee)?;
    let end = ("the end of `coffee`", coffee.ended_ns);
    run.says_soon_after(main, "breakfast", end)?;
    run.take_together(&[coffee, table], 2)?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
