//! Ann has locked the mutex and awaits. When Ben locks it, on the same thread,
//! he blocks this thread, waits, or gets it.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [ann, ben] = run.lanes(["ann", "ben"])?;
    run.on_one_thread(&[ann, ben])?;
    let ann_has_it = run.says(ann, "coin …")?;
    run.in_order(ann_has_it, ben.start())?;
    let both_end = run.finished(&[ann, ben]);
    let ben_has_it = run.says(ben, "coin …");
    let is_never = || {
        blocks_its_thread(ben)?;
        run.stayed_open(ann)?;
        run.not_polled_after(ann, ben.start())?;
        // Python has no lane for it.
        match run.task("ann's guard") {
            Some(guard) => run.stayed_open(guard),
            None => Ok(()),
        }
    };
    let is_during = || {
        both_end.clone()?;
        run.waiting_at(ann, ben_has_it.clone()?)?;
        run.in_order(ben_has_it.clone()?, ann.finish())
    };
    let is_after = || {
        both_end.clone()?;
        run.woken_by(ben, ann)?;
        run.in_order(ann.finish(), ben_has_it.clone()?)
    };
    answer([
        ("never, the thread is blocked", is_never()),
        ("during the await", is_during()),
        ("when the first one unlocks it", is_after()),
    ])
}

/// Its last poll did not end.
fn blocks_its_thread(lane: &Task) -> Seen {
    let is_so = lane.polls.last().is_some_and(|poll| poll.end_ns.is_none());
    require(is_so, format!("`{}` did not block its thread", lane.name))
}
