//! Ann has locked the mutex and awaits. When Ben locks it, on the same thread,
//! he blocks this thread, waits, or gets it.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [ann, ben] = run.lanes(["ann", "ben"])?;
    run.on_one_thread(&[ann, ben])?;
    run.in_order(run.says(ann, "coin …")?, ben.start())?;
    // Python has no lane for it.
    let guard = match run.lane("ann's guard") {
        Err(_) if run.runtime.starts_with("asyncio") => None,
        guard => Some(guard?),
    };
    let last = ben.polls.last();
    let blocks = last.is_some_and(|poll| poll.end_ns.is_none());
    let is_never = require(blocks, "`ben` did not block its thread")
        .and(run.stayed_open(ann))
        .and(run.not_polled_after(ann, ben.start()))
        .and(guard.map_or(Ok(()), |guard| run.stayed_open(guard)));
    let ben_has_it = run.finished(&[ann, ben]).and(run.says(ben, "coin …"));
    let is_during = ben_has_it.clone().and_then(|coin| {
        guard.map_or(Ok(()), |guard| run.in_order(guard.finish(), coin))?;
        run.waiting_at(ann, coin)
    });
    let is_after = ben_has_it.and_then(|coin| {
        run.woken_by(ben, ann)?;
        run.in_order(ann.finish(), coin)
    });
    answer([
        ("never, the thread is blocked", is_never),
        ("during the await", is_during),
        ("when the first one unlocks it", is_after),
    ])
}
