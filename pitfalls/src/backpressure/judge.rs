//! A postman sends letters faster than a clerk receives them. He waits for the
//! clerk, or he does not.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, postman, clerk] = run.lanes(["main", "postman", "clerk"])?;
    run.are_tasks_of(&[postman, clerk], main)?;
    run.finished(&[postman, clerk])?;
    run.in_order(postman.finish(), clerk.finish())?;
    let most = run.figure("letters waiting at most")?;
    let few = require(most <= 2.0, format!("{most} letters waited"));
    let many = require(most > 2.0, format!("only {most} letters waited"));
    let waited = run.woken_by(postman, clerk).map(drop);
    let never_waited = run.not_woken_by(postman, clerk);
    answer([
        ("as many as fit", few.and(waited)),
        ("almost all of them", many.and(never_waited)),
    ])
}
