//! A postman sends letters faster than a clerk receives them. He waits for the
//! clerk, or he does not.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, postman, clerk] = run.lanes(["main", "postman", "clerk"])?;
    run.is_task_of(postman, main)?;
    run.are_separate_tasks(&[postman, clerk])?;
    run.finished(&[postman, clerk])?;
    run.in_order(postman.finish(), clerk.finish())?;
    let most = run.figure("letters waiting at most")?;
    let all = run.number("letters").unwrap_or(10);
    let is_most = 2.0 * most > all as f64;
    let few = require(!is_most, format!("{most} of {all} letters waited"));
    let many = require(is_most, format!("only {most} letters waited"));
    let waited = run.woken_by(postman, clerk).map(drop);
    let never_waited = run.not_woken_by(postman, clerk);
    answer([
        ("as many as fit", few.and(waited)),
        ("almost all of them", many.and(never_waited)),
    ])
}
