//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [main, cake] = run.lanes(["main", "cake"])?;
    run.is_task_of(cake, main)?;
    run.says(cake, "oven on")?;
    let off = run.says(cake, "oven off")?.at_ns;
    run.says_once("oven off")?;
    let end = ("the end of `cake`", cake.ended_ns);
    run.in_order(("\"oven off\"", Some(off)), end)?;
    run.waits(cake)?;
    run.starts_no_thread()?;
    // In the second run, the cake has finished before main cancels it.
    if run.one_of([1, 3]) == 3 {
        run.finished(&[cake])?;
        run.says_after_seconds(cake, "oven off", 2)?;
        return run.says(main, "cancelled: false").map(drop);
    }
    run.dropped(cake)?;
    // A cancelled task is dropped, and not polled again.
    let last = cake.polls.last().and_then(|poll| poll.end_ns);
    run.in_order(
        ("the last poll of `cake`", last),
        ("\"oven off\"", Some(off)),
    )?;
    run.says_when_ended(main, "cancelled: true", cake)
}
