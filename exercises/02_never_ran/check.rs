//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [main, tea] = run.lanes(["main", "tea"])?;
    run.finished(&[tea])?;
    run.says_after_seconds(tea, "tea is ready", 1)?;
    run.says_after(main, "served", ("the end of `tea`", tea.ended_ns))?;
    run.only_wait(&[main, tea])?;
    run.awaits(main, tea)?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
