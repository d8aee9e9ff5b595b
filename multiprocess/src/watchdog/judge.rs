//! A timeout drops the wait for a hung child; later the parent asks this child.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let names = ["parent", "fail", "hung", "ask hung"];
    let [parent, fail, hung, ask] = run.lanes(names)?;
    run.one_after_the_other(&[hung, ask])?;
    // Plain std checks again and again, and only one child at a time.
    if !parent.is_call() {
        run.in_order(fail.start(), hung.finish())?;
        // A child that has exited by the first poll is not waited for.
        if fail.polls.len() > 1 {
            run.in_order(hung.start(), fail.finish())?;
        }
        run.wait_for_children(&[fail, hung])?;
        run.dropped_by_its_task(hung, parent)?;
    }
    let own = format!("still there: process {}", run.process_id.unwrap_or(0));
    require(run.says(ask, &own).is_err(), "the parent asked for itself")?;
    let lives_on = run.says(ask, "still there: process …").map(drop);
    let is_gone = run.says(ask, "gone").map(drop);
    answer([("no", lives_on), ("yes", is_gone)])
}
