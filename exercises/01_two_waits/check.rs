//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [paint, read] = run.lanes(["paint", "read"])?;
    run.finished(&[paint, read])?;
    run.says_after_seconds(paint, "dry", 2)?;
    run.says_after_seconds(read, "chapter 1", 1)?;
    run.holds_no_thread(paint)?;
    run.holds_no_thread(read)?;
    run.overlap(&[paint, read])?;
    run.only_wait(&[paint, read])?;
    run.take_together(&[paint, read], 2)?;
    run.starts_no_thread()
}
