//! Nothing wakes the forgotten egg; only another future of its task saves it.

use side_by_side::{Recording, Seen, answer, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [cook, timed, forgotten] =
        run.lanes(["cook", "timed egg", "forgotten egg"])?;
    each(&lanes, |lane| run.holds_no_thread(lane))?;
    each(&lanes, |lane| run.on_its_runtime(lane))?;
    run.woken_by_an_own_thread(timed)?;
    require(forgotten.wakes.is_empty(), "something woke `forgotten egg`")?;
    let waits = run.stayed_open(forgotten).and(run.stayed_open(cook));
    let is_forgotten = require(
        forgotten.unwakeable_ns.is_some(),
        "something still holds the waker of `forgotten egg`",
    );
    let is_asked_once = require(
        forgotten.polls.len() == 1,
        "`forgotten egg` was polled again, when another egg was woken",
    );
    let waits = waits.and(is_forgotten).and(is_asked_once);
    let are_parts = run.are_parts_of(&[timed, forgotten], cook);
    let is_saved = are_parts.and(run.finished(&[forgotten]));
    answer([
        ("it waits forever", waits.and(run.asks_rarely(cook))),
        ("another future of its task saves it", is_saved),
    ])
}
