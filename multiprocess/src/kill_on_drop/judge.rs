//! A timeout drops the handle of a child that hangs; later the parent asks it.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [parent, killed, ask] =
        run.lanes(["parent", "killed", "ask killed"])?;
    run.lasts(killed, 1)?;
    run.one_after_the_other(&[killed, ask])?;
    // Plain std has no wait with a timeout, so main checks again and again.
    if !parent.is_call() {
        run.wait_for_children(&[killed])?;
        run.dropped_by_its_task(killed, parent)?;
    } else if run.says(ask, "gone").is_ok() {
        run.waited_for_a_child()?;
    }
    answer([
        ("yes", run.says(ask, "gone").map(drop)),
        ("no", run.says(ask, "still there: process …").map(drop)),
    ])
}
