//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [paint, read] = run.lanes(["paint", "read"])?;
    run.finished(&[paint, read])?;
    run.holds_no_thread(paint)?;
    run.holds_no_thread(read)?;
    run.says_after_seconds(paint, "dry", 2)?;
    run.says_in_order(read, &["chapter 1", "chapter 2"])?;
    run.lasts(read, 2)?;
    run.overlap(&[paint, read])?;
    run.only_wait(&[paint, read])?;
    run.take_together(&[paint, read], 2)?;
    run.starts_no_thread()?;
    run.uses_no_pool()
}
