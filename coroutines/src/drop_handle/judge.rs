//! Main drops the handle of the laundry, which has begun; later the laundry
//! ends in one way or the other.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, laundry] = run.lanes(["main", "laundry"])?;
    // The lane of the handle is missing if the handle is detached.
    let handle = run.lane("handle").ok();
    run.finished(&[main])?;
    run.waits_for(main, handle.as_slice())?;
    run.is_task_of(laundry, main)?;
    run.waits(laundry)?;
    let said_ns = run.says(main, "handle dropped")?.at_ns;
    let dropped_ns = match handle {
        Some(handle) => run.dropped(handle)?,
        None => said_ns,
    };
    require(dropped_ns <= said_ns, "the handle was kept")?;
    // A worker may drop the laundry before main has dropped all of the handle.
    let poll = main.poll_at(dropped_ns);
    let dropped = ("the drop of the handle", poll.map(|poll| poll.start_ns));
    run.in_order(("the start of the laundry", laundry.began_ns()), dropped)?;
    let is_done = is_done(run, laundry, handle, dropped);
    let end = ("the end of the laundry", laundry.ended_ns);
    let is_cancelled = run
        .in_order(dropped, end)
        .and_then(|()| is_cancelled(run, main, laundry, dropped_ns));
    let is_left = run.abandoned(laundry, dropped_ns, main);
    answer([
        ("yes", is_done),
        ("no, it is cancelled", is_cancelled),
        ("no, nothing polls it", is_left),
    ])
}

fn is_done(
    run: &Recording,
    laundry: &Task,
    handle: Option<&Task>,
    dropped: (&str, Option<u64>),
) -> Seen {
    run.finished(&[laundry])?;
    run.says_after(laundry, "clean", dropped)?;
    // smol cancels a task whose handle is dropped.
    let is_of_smol = run.runtime_of(laundry) == Some("smol");
    require(
        handle.is_none() || !is_of_smol,
        "smol ran the laundry, so what was dropped is not its handle",
    )
}

fn is_cancelled(run: &Recording, main: &Task, laundry: &Task, ns: u64) -> Seen {
    run.dropped_before_end_of(laundry, main)?;
    run.not_polled_after(laundry, ns)?;
    // Others cancel a task only if they are told so. smol has a thread for its
    // timers, so a process with one thread is not on smol.
    let others = [Some("tokio"), Some("async-std")];
    let is_other = others.contains(&run.runtime_of(laundry))
        || run.usage.thread_count == Some(1);
    require(
        !is_other,
        "its runtime does not cancel a task whose handle is dropped",
    )
}
