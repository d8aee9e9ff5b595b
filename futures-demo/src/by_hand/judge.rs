//! Nothing wakes the forgotten egg; only a neighbour in its task saves it.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes = run.lanes(["cook", "timed egg", "forgotten egg"])?;
    let [cook, timed, forgotten] = lanes;
    for lane in lanes {
        run.holds_no_thread(lane)?;
        run.on_its_runtime(lane)?;
    }
    run.finished(&[timed])?;
    run.woken_by_an_own_thread(timed)?;
    require(forgotten.wakes.is_empty(), "something woke `forgotten egg`")?;
    let parts = run.are_parts_of(&[timed, forgotten], cook);
    let is_saved = parts.and(run.finished(&[forgotten]));
    answer([
        ("it waits for ever", waits_for_ever(run, cook, forgotten)),
        ("a neighbour's wake saves it", is_saved),
    ])
}

fn waits_for_ever(run: &Recording, cook: &Task, egg: &Task) -> Seen {
    run.stayed_open(egg)?;
    run.stayed_open(cook)?;
    run.asks_rarely(cook)
}
