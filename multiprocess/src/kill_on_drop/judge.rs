//! A timeout drops the handle of a child that hangs; later the parent asks it.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [parent, killed, ask] =
        run.lanes(["parent", "killed", "ask killed"])?;
    // Plain std has no wait with a timeout, so main checks again and again.
    if !parent.is_call() {
        run.dropped_by_its_task(killed, parent)?;
    }
    let is_gone = run.says_after(ask, "gone", killed.finish()).map(drop);
    answer([
        // A killed child is also reaped; one that exits later is a zombie.
        ("yes", is_gone.and(run.waited_for_a_child())),
        ("no", run.says(ask, "still there: process …").map(drop)),
    ])
}
