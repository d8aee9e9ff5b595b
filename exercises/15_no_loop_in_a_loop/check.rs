//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [main, egg] = run.lanes(["main", "egg"])?;
    run.finished(&[egg])?;
    run.says_after_seconds(egg, "boiled", 1)?;
    run.says_after(main, "served", ("the end of `egg`", egg.ended_ns))?;
    run.holds_no_thread(main)?;
    run.on_its_runtime(egg)?;
    run.only_wait(&[main, egg])?;
    run.awaits(main, egg)?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
