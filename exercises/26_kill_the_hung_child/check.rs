//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [main, wait, last] = run.lanes(["main", "wait", "last wait"])?;
    run.dropped(wait)?;
    run.lasts(wait, 1)?;
    run.waits(wait)?;
    run.finished(&[last, main])?;
    let lines = ["time is over", "the child has ended: true"];
    run.says_in_order(main, &lines)?;
    run.is_short(last)?;
    run.has_children(1)?;
    run.child_was_killed()?;
    run.was_idle()?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
