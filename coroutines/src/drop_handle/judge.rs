//! Main drops the laundry's handle. Then the task finishes, is dropped, or
//! waits and is polled no more.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, laundry] = run.lanes(["main", "laundry"])?;
    run.is_task_of(laundry, main)?;
    run.waits(laundry)?;
    let dropped = run.says(main, "handle …")?;
    let is_clean = run.says_after(laundry, "clean", dropped).map(drop);
    let is_left = run.abandoned(laundry, dropped, main);
    // The handle of a task that is detached by hand has no lane.
    let Ok(handle) = run.lane("handle") else {
        return answer([("no, nothing polls it", is_left), ("yes", is_clean)]);
    };
    run.in_order(handle.finish(), dropped)?;
    let both_dropped = run.dropped(laundry).and(run.dropped(handle));
    let is_detached = run.not_polled_by("smol", laundry);
    // If it ran on main, only smol has another thread, for its timers.
    let has_threads = run.usage.thread_count != Some(1);
    let is_smol = run.runtime_of(laundry).map_or(has_threads, |r| r == "smol");
    let is_owned = require(is_smol, "only on smol does a handle own its task");
    answer([
        ("yes", is_clean.and(is_detached)),
        ("no, nothing polls it", is_left),
        ("no, it is cancelled", both_dropped.and(is_owned)),
    ])
}
