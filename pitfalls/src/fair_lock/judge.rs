//! Ben waits for the mutex when Ann unlocks it and locks it again. Who locks it
//! next?

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [ann, ben] = run.lanes(["ann", "ben"])?;
    run.are_separate_tasks(&[ann, ben])?;
    run.finished(&[ann, ben])?;
    let first = run.says(ann, "call 1")?;
    let second = run.says(ann, "call 2")?;
    let third = run.says(ann, "call 3")?;
    let bens = run.says(ben, "call 1")?;
    run.in_order(first, ben.start())?;
    run.asks_rarely(ben)?;
    // What woke him is that she unlocked it.
    run.woken_by(ben, ann)?;
    let waits_at = |said| run.waiting_at(ben, said);
    let is_fair = run.in_order(bens, second);
    let once = waits_at(second).and(run.in_order(bens, third));
    let each_time = waits_at(second).and(waits_at(third));
    answer([
        ("the waiting task", is_fair),
        ("the same task, once", once),
        ("the same task, always", each_time),
    ])
}
