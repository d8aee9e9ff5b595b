//! Main was done while the reminder waited and a call ran on the blocking pool.
//! The runtime then dropped the one and waited for the other, or neither.

use side_by_side::{End, Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, reminder, save] = run.lanes(["main", "reminder", "save"])?;
    run.finished(&[main])?;
    run.waits(main)?;
    run.is_task_of(reminder, main)?;
    run.waits(reminder)?;
    run.ran_on_the_pool(&[save])?;
    run.in_order(
        ("the start of the call", save.began_ns()),
        ("the end of `main`", main.ended_ns),
    )?;
    run.waiting_at(reminder, ("the end of `main`", main.ended_ns))?;
    run.was_idle()?;
    answer([
        (
            "after the call",
            is_after_the_call(run, [main, reminder, save]),
        ),
        ("at once", is_at_once(run, [main, reminder, save])),
    ])
}

/// What waits is dropped, or cancelled, before the call is over.
fn is_after_the_call(
    run: &Recording,
    [main, reminder, save]: [&Task; 3],
) -> Seen {
    let dropped = ("the drop of the reminder", Some(run.dropped(reminder)?));
    run.finished(&[save])?;
    let over = ("the end of the call", save.ended_ns);
    run.in_order(("the end of `main`", main.ended_ns), over)?;
    run.in_order(dropped, over)?;
    is_gone_soon_after(run, over)
}

fn is_at_once(run: &Recording, [main, reminder, save]: [&Task; 3]) -> Seen {
    run.stayed_open(save)?;
    require(reminder.end != End::Finished, "`reminder` finished")?;
    is_gone_soon_after(run, ("the end of `main`", main.ended_ns))
}

fn is_gone_soon_after(
    run: &Recording,
    (moment, ns): (&str, Option<u64>),
) -> Seen {
    let passed_ns = run.wall_ns.saturating_sub(ns.unwrap_or_default());
    // asyncio has a third thread wait for the call's thread, and main waits for
    // the third one.
    let at_most = u64::from(run.runtime == "asyncio");
    require(run.seconds(passed_ns) <= at_most, {
        let passed = run.at(passed_ns);
        format!("the process was gone {passed} after {moment}, and not soon")
    })
}
