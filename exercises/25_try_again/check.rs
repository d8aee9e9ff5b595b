//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let main = run.lane("main")?;
    let failures = run.one_of([2, 1]);
    run.children_ended(1)?;
    let attempts = run.numbered("attempt", failures + 1)?;
    run.finished(&attempts)?;
    run.one_after_the_other(&attempts)?;
    run.has_children(attempts.len())?;
    run.children_ended(attempts.len())?;
    for (nth, attempt) in attempts.iter().enumerate() {
        let end = format!("the end of `{}`", attempt.name);
        let says = match nth + 1 {
            n if n <= failures => format!("attempt {n} has failed"),
            _ => "done".to_owned(),
        };
        run.says_after(main, &says, (&end, attempt.ended_ns))?;
    }
    run.only_wait(&attempts)?;
    run.starts_no_thread()
}
