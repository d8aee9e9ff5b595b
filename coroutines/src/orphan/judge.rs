//! Main cancels a task that awaits its child. The child was a task, which goes
//! on, or is cancelled by that; or it was a part of its parent.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, parent, child] = run.lanes(["main", "parent", "child"])?;
    run.finished(&[main])?;
    run.waits_for(main, &[parent])?;
    run.is_task_of(parent, main)?;
    let parent_end = ("the end of the parent", Some(run.dropped(parent)?));
    run.waits_for(child, &[main])?;
    run.was_idle()?;
    if run.is_part_of(child, parent).is_ok() {
        run.in_order(
            ("the drop of `child`", Some(run.dropped(child)?)),
            parent_end,
        )?;
        return Ok("it is dropped as a part of it".to_owned());
    }
    run.is_task_of(child, parent)?;
    let handle = run.lane("handle")?;
    run.is_part_of(handle, parent)?;
    run.in_order(
        ("the drop of `handle`", Some(run.dropped(handle)?)),
        parent_end,
    )?;
    answer([
        ("it goes on", goes_on(run, child, parent_end)),
        ("it is cancelled", is_cancelled(run, main, handle, child)),
        (
            "it is never polled again",
            is_left(run, main, child, parent_end),
        ),
    ])
}

type Moment<'a> = (&'a str, Option<u64>);

fn goes_on(run: &Recording, child: &Task, parent_end: Moment) -> Seen {
    run.waiting_at(child, parent_end)?;
    run.finished(&[child])?;
    run.says_after(child, "done", parent_end)?;
    // smol cancels a task if its handle is dropped.
    require(
        run.runtime_of(child) != Some("smol"),
        || "the child is a task of smol, so it was detached before",
    )
}

/// The drop of its handle closes it, and that wakes who awaits the handle.
fn is_cancelled(
    run: &Recording,
    main: &Task,
    handle: &Task,
    child: &Task,
) -> Seen {
    let dropped = ("the drop of `child`", Some(run.dropped(child)?));
    if run.runtime == "asyncio" {
        // The parent passes the cancellation on to what it awaits.
        run.woken_by(child, main)?;
        return run.in_order(dropped, ("the end of `handle`", handle.ended_ns));
    }
    let closed = handle.wakes.iter().find(|wake| wake.by == Some(handle.id));
    let closed = (
        "that the drop of the handle closed its task",
        closed.map(|wake| wake.at_ns),
    );
    run.in_order(closed, dropped)?;
    run.in_order(dropped, ("the end of `main`", main.ended_ns))?;
    run.not_polled_after(child, closed.1.unwrap_or_default())
}

fn is_left(
    run: &Recording,
    main: &Task,
    child: &Task,
    parent_end: Moment,
) -> Seen {
    run.waiting_at(child, parent_end)?;
    run.waiting_at(child, ("the end of `main`", main.ended_ns))?;
    run.not_polled_after(child, parent_end.1.unwrap_or_default())
}
