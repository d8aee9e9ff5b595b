//! Main cancels a task that awaits its child. The child is a task that goes on
//! or is cancelled, too; or it is a part of its parent.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, parent, child] = run.lanes(["main", "parent", "child"])?;
    run.finished(&[main])?;
    run.waits_for(main, &[parent])?;
    run.is_task_of(parent, main)?;
    let cancelled_ns = run.dropped_before_end_of(parent, main)?;
    run.waits_for(child, &[main])?;
    if run.is_part_of(child, parent).is_ok() {
        run.dropped_before_end_of(child, parent)?;
        return Ok("it is dropped as a part of it".to_owned());
    }
    run.is_task_of(child, parent)?;
    let handle = run.lane("handle")?;
    run.is_part_of(handle, parent)?;
    run.waits_for(handle, &[child])?;
    run.dropped_before_end_of(handle, parent)?;
    answer([
        ("it goes on", goes_on(run, child, cancelled_ns)),
        ("it is cancelled", is_cancelled(run, main, handle, child)),
        (
            "it is never polled again",
            run.abandoned(child, cancelled_ns, main),
        ),
    ])
}

fn goes_on(run: &Recording, child: &Task, cancelled_ns: u64) -> Seen {
    let moment = ("the end of the parent", Some(cancelled_ns));
    run.in_order(("the start of the child", child.began_ns()), moment)?;
    run.finished(&[child])?;
    run.says_after(child, "done", moment)?;
    // smol cancels a task whose handle is dropped.
    require(
        run.runtime_of(child) != Some("smol"),
        "smol ran the child, so what was dropped is not its handle",
    )
}

fn is_cancelled(
    run: &Recording,
    main: &Task,
    handle: &Task,
    child: &Task,
) -> Seen {
    let dropped_ns = run.dropped_before_end_of(child, main)?;
    if run.runtime == "asyncio" {
        // The parent passes the cancellation on to what it awaits.
        run.woken_by(child, main)?;
        return run.dropped_before_end_of(child, handle).map(drop);
    }
    // The drop of its handle closes it, and wakes what awaits the handle.
    let mut wakes = handle.wakes.iter();
    let closed = wakes.find(|wake| wake.by == Some(handle.id));
    require(
        closed.is_some_and(|wake| wake.at_ns < dropped_ns),
        "the drop of the handle did not close the child's task",
    )
}
