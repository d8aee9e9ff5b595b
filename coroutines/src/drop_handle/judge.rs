//! Main drops the handle while the laundry waits; later the laundry ends in
//! one way or the other.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, laundry] = run.lanes(["main", "laundry"])?;
    run.finished(&[main])?;
    run.waits(main)?;
    run.is_task_of(laundry, main)?;
    run.waits(laundry)?;
    let dropped_ns = handle_dropped_ns(run, main)?;
    let moment = ("the drop of the handle", Some(dropped_ns));
    run.waiting_at(laundry, moment)?;
    answer([
        ("yes", is_done_later(run, laundry, moment)),
        (
            "no, it is cancelled",
            is_cancelled(run, laundry, dropped_ns),
        ),
        (
            "no, nothing polls it",
            stays_unpolled(run, laundry, dropped_ns),
        ),
    ])
}

/// The lane of the handle is missing if the handle is detached.
fn handle_dropped_ns(run: &Recording, main: &Task) -> Seen<u64> {
    let said = run.says(main, "handle dropped")?;
    let Ok(handle) = run.lane("handle") else {
        return Ok(said.at_ns);
    };
    let dropped_ns = run.dropped(handle)?;
    run.never_polled(handle)?;
    require(dropped_ns < said.at_ns, || "the handle was kept")?;
    Ok(dropped_ns)
}

fn is_done_later(run: &Recording, laundry: &Task, moment: Moment) -> Seen {
    run.finished(&[laundry])?;
    run.says_after(laundry, "clean", moment).map(drop)
}

fn is_cancelled(run: &Recording, laundry: &Task, dropped_ns: u64) -> Seen {
    run.dropped(laundry)?;
    run.not_polled_after(laundry, dropped_ns)?;
    run.on_workers(laundry)?;
    // tokio cancels a task only if it is aborted.
    require(
        run.runtime_of(laundry) != Some("tokio"),
        || "it is a task of tokio, which a drop of its handle does not cancel",
    )
}

fn stays_unpolled(run: &Recording, laundry: &Task, dropped_ns: u64) -> Seen {
    run.stayed_open(laundry)?;
    run.not_polled_after(laundry, dropped_ns)
}

type Moment<'a> = (&'a str, Option<u64>);
