//! The shave loses the race while it waits for the lock. When father unlocks,
//! main waits for the same lock, and gets it or not.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let names = ["main", "father", "shave", "alarm", "brush"];
    let [main, father, shave, alarm, brush] = run.lanes(names)?;
    run.is_task_of(father, main)?;
    run.are_parts_of(&[shave, alarm, brush], main)?;
    run.finished(&[father, alarm])?;
    run.in_order(shave.start(), alarm.finish())?;
    run.in_order(alarm.finish(), brush.start())?;
    run.in_order(brush.start(), father.finish())?;
    run.not_polled_after(shave, alarm.finish())?;
    let is_stuck = run.stayed_open(shave).and(run.stayed_open(brush));
    answer([
        ("yes", run.dropped(shave).and(run.finished(&[brush]))),
        ("no, it waits forever", is_stuck),
    ])
}
