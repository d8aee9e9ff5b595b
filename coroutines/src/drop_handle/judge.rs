//! Without its handle the laundry finishes, is dropped, or is not polled again.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, laundry] = run.lanes(["main", "laundry"])?;
    run.is_task_of(laundry, main)?;
    run.waits(laundry)?;
    let dropped = run.says(main, "handle …")?;
    let is_clean = run.says_after(laundry, "clean", dropped).map(drop);
    let is_clean = is_clean.and(run.not_woken_by(main, laundry));
    let is_left = run.abandoned(laundry, dropped, main);
    // The handle of a task that is detached by hand has no lane.
    let Ok(handle) = run.lane("handle") else {
        return answer([("no, nothing polls it", is_left), ("yes", is_clean)]);
    };
    run.in_order(handle.finish(), dropped)?;
    let is_owned = run.dropped(laundry).and(run.ran_on_smol(laundry));
    answer([
        ("yes", is_clean.and(run.not_polled_by("smol", laundry))),
        ("no, nothing polls it", is_left),
        ("no, it is cancelled", is_owned),
    ])
}
