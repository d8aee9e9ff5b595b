//! Main drops the handle of the laundry: its task ends, waits or is dropped.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, laundry] = run.lanes(["main", "laundry"])?;
    run.is_task_of(laundry, main)?;
    run.waits(laundry)?;
    let dropped = run.says(main, "handle …")?;
    // A handle that is detached has no lane.
    let handle = run.lane("handle");
    if let Ok(handle) = &handle {
        run.in_order(handle.finish(), dropped)?;
    }
    let runtime = run.runtime_of(laundry);
    let is_detached = require(
        handle.is_err() || runtime != Some("smol"),
        "smol ran the laundry, so what was dropped is not its handle",
    );
    // Without workers it is on main; then smol has a thread for its timers.
    let has_threads = run.usage.thread_count != Some(1);
    let is_owned = require(
        runtime.map_or(has_threads, |name| name == "smol"),
        "its runtime does not cancel a task whose handle is dropped",
    );
    let is_clean = run.says_after(laundry, "clean", dropped);
    let is_left = run.abandoned(laundry, dropped, main);
    // What cancels a task in another way needs the bare handle.
    let is_dropped = handle.and_then(|handle| run.dropped(handle));
    let is_cancelled = run.dropped(laundry).and(is_owned).and(is_dropped);
    answer([
        ("yes", is_clean.and(is_detached)),
        ("no, nothing polls it", is_left),
        ("no, it is cancelled", is_cancelled.map(drop)),
    ])
}
