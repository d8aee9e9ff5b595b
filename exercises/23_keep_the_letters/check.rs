//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [main, postman] = run.lanes(["main", "postman"])?;
    let bundles = ["bundle: 1 2", "bundle: 3 4", "bundle: 5 6 7", "bundle: 8"];
    run.finished(&[postman])?;
    run.lasts(postman, 4)?;
    run.is_task_of(postman, main)?;
    run.only_wait(&[main, postman])?;
    run.says_in_order(main, &bundles)?;
    run.says_after_seconds(main, bundles[0], 2)?;
    run.says_after_seconds(main, bundles[1], 4)?;
    let first = run.says(main, bundles[0])?.at_ns;
    run.in_order(
        ("the first bundle", Some(first)),
        ("the end of `postman`", postman.ended_ns),
    )?;
    run.woken_by(main, postman)?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
