//! Main cancels a parent that awaits its child: a task, or a part of itself.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, parent, child] = run.lanes(["main", "parent", "child"])?;
    run.is_task_of(parent, main)?;
    run.dropped(parent)?;
    run.waits_woken_by(child, &[main])?;
    if run.is_part_of(child, parent).is_ok() {
        run.dropped(child)?;
        return Ok("it is dropped as a part of it".to_owned());
    }
    run.is_task_of(child, parent)?;
    let handle = run.lane("handle")?;
    run.is_part_of(handle, parent)?;
    let is_detached = require(
        run.runtime_of(child) != Some("smol"),
        "smol ran the child, so what was dropped is not its handle",
    );
    let mut wakes = handle.wakes.iter();
    // The drop of a handle of smol wakes what awaits the handle.
    let is_closed = require(
        run.runtime == "asyncio" || wakes.any(|w| w.by == Some(handle.id)),
        "the drop of the handle did not close the child's task",
    );
    let is_done = run.says_after(child, "done", parent.finish());
    let is_left = run.abandoned(child, parent.finish(), main);
    answer([
        ("it keeps running", is_done.and(is_detached)),
        ("it is never polled again", is_left),
        ("it is cancelled", run.dropped(child).and(is_closed)),
    ])
}
