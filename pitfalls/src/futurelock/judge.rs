//! The shave loses the race while it waits for the lock. When father unlocks,
//! main waits for the same lock, and gets it or not.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let names = ["main", "father", "shave", "brush"];
    let [main, father, shave, brush] = run.lanes(names)?;
    run.is_task_of(father, main)?;
    run.in_order(shave.start(), brush.start())?;
    run.are_parts_of(&[shave, brush], main)?;
    run.finished(&[father])?;
    run.in_order(brush.start(), father.finish())?;
    run.not_polled_after(shave, brush.start())?;
    let is_stuck = run.stayed_open(shave).and(run.stayed_open(brush));
    let is_next = run
        .dropped(shave)
        .and(run.finished(&[brush]))
        .and(run.in_order(father.finish(), brush.finish()));
    answer([("yes", is_next), ("no, it waits forever", is_stuck)])
}
