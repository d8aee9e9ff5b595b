//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [main, washer, shopping] = run.lanes(["main", "washer", "shopping"])?;
    run.finished(&[main, washer, shopping])?;
    run.lasts(washer, 2)?;
    run.lasts(shopping, 1)?;
    run.is_task_of(washer, main)?;
    run.overlap(&[washer, shopping])?;
    run.is_part_of(shopping, main)?;
    let end = ("the end of `shopping`", shopping.ended_ns);
    let home = run.says_after(main, "home again", end)?.at_ns;
    run.in_order(
        ("\"home again\"", Some(home)),
        ("the end of `washer`", washer.ended_ns),
    )?;
    let end = ("the end of `washer`", washer.ended_ns);
    run.says_after(main, "washer is done", end)?;
    run.only_wait(&[main, washer, shopping])?;
    run.awaits(main, washer)?;
    run.take_together(&[washer, shopping], 2)?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
