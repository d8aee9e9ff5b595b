//! Main cancels a parent whose child is a task or a part of the parent.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, parent, child] = run.lanes(["main", "parent", "child"])?;
    run.is_task_of(parent, main)?;
    run.dropped(parent)?;
    run.waits_woken_by(child, &[main])?;
    if run.is_part_of(child, parent).is_ok() {
        run.dropped(child)?;
        return Ok("it is dropped with the first".to_owned());
    }
    // Main may spawn it and hand it over.
    run.is_task_of(child, parent)
        .or(run.is_task_of(child, main))?;
    let handle = run.lane("handle")?;
    let goes_on = run.says_after(child, "…", parent.finish());
    let is_kept = goes_on.and(run.not_polled_by("smol", child));
    let is_left = run.abandoned(child, parent.finish(), main);
    // On smol the dropped handle cancels it, on asyncio the parent does.
    let is_closed = require(!handle.wakes.is_empty(), "`handle` stayed open");
    let by_handle = run.ran_on_smol(child).and(is_closed);
    let is_ended = by_handle.or(run.woken_by(child, main));
    answer([
        ("it keeps running", is_kept),
        ("it is never polled again", is_left),
        ("it is cancelled", run.dropped(child).and(is_ended)),
    ])
}
