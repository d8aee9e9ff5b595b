//! A timeout drops the handle of a child that hangs; later the parent asks it.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [parent, killed, ask] =
        run.lanes(["parent", "killed", "ask killed"])?;
    let is_dropped = run.dropped_by_its_task(killed, parent);
    // Plain std has no wait with a timeout, so main checks again and again.
    run.are_calls(&[parent]).or(is_dropped)?;
    let lives_on = run.says(ask, "still there: process …").map(drop);
    let is_gone = run.says_after(ask, "gone", killed.finish());
    // A killed child is also reaped; one that exits later is a zombie.
    let is_killed = is_gone.and(run.waited_for_a_child());
    answer([("yes", is_killed), ("no", lives_on)])
}
