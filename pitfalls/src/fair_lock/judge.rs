//! Ben waits for the mutex when Ann unlocks it and locks it again. Who locks it
//! next?

use side_by_side::{Recording, Said, Seen, State, answer, require};

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
    // She has unlocked it, and locked it again before he ran.
    let is_late = |said: &Said| {
        let is_woken = run.state_at(ben, said.at_ns) == Some(State::Woken);
        let otherwise = format!("no unlock had woken `ben` at {:?}", said.text);
        require(is_woken, otherwise)
    };
    let is_fair = run.in_order(bens, second);
    let once = is_late(second).and(run.in_order(bens, third));
    let each_time = is_late(second).and(is_late(third));
    answer([
        ("the waiting task", is_fair),
        ("the same task, once", once),
        ("the same task, always", each_time),
    ])
}
