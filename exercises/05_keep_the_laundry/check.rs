//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [main, laundry] = run.lanes(["main", "laundry"])?;
    run.finished(&[laundry])?;
    run.says_after_seconds(laundry, "wet", 1)?;
    run.says_after_seconds(laundry, "clean", 2)?;
    run.is_task_of(laundry, main)?;
    run.overlap(&[main, laundry])?;
    run.does_not_await(main, laundry)?;
    run.says_after_seconds(main, "home again", 3)?;
    run.holds_no_thread(main)?;
    run.only_wait(&[laundry])?;
    run.does_not_await_handle_of("laundry")?;
    run.starts_no_thread()?;
    run.asks_no_questions()?;
    run.stays_on("smol")
}
