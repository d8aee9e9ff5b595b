//! Main cancels a task that waits, and one that computes: that one cannot be
//! stopped before the end of its poll. Main awaits both ends.

use side_by_side::{Recording, Seen, Task, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, cake, dough] = run.lanes(["main", "cake", "dough"])?;
    run.finished(&[main])?;
    run.waits_for(cake, &[main])?;
    let cancelled_ns = stops(run, main, cake)?;
    run.waiting_at(cake, ("its cancellation", Some(cancelled_ns)))?;
    run.dropped(cake)?;
    computes(run, main, dough)?;
    match [given(run, main, cake)?, given(run, main, dough)?] {
        // tokio's handles give errors, of which this must have been made.
        ["None", _] if run.runtime_of(cake) == Some("tokio") => {
            Err("a handle of tokio does not give None".into())
        }
        [cake, given] if cake == given => Ok(given.to_owned()),
        [_, "Ok(value)"] if dough.is_finished() => Ok("Ok(value)".to_owned()),
        [cake, dough] => Err(format!("they gave {cake} and {dough}").into()),
    }
}

/// When main cancels it. From then on it is not polled, and drops what it has.
fn stops(run: &Recording, main: &Task, lane: &Task) -> Seen<u64> {
    run.is_task_of(lane, main)?;
    let ns = run.says(main, &format!("cancel {}", lane.name))?.at_ns;
    match run.runtime.as_str() {
        // It raises an error in the task, which could catch it.
        "asyncio" => run.woken_by(lane, main).map(drop)?,
        _ => run.not_polled_after(lane, ns)?,
    }
    run.says_after(lane, "tidied up", ("its cancellation", Some(ns)))?;
    Ok(ns)
}

/// It is cancelled while it computes; or later, because it holds main's thread.
fn computes(run: &Recording, main: &Task, dough: &Task) -> Seen {
    let kneaded_ns = run.says(dough, "kneaded")?.at_ns;
    let ns = stops(run, main, dough)?;
    if run.on_one_thread(&[main, dough]).is_ok() {
        run.holds_its_thread(dough, 1)?;
        return run.waiting_at(dough, ("its cancellation", Some(ns)));
    }
    let poll = dough.poll_at(kneaded_ns);
    require(
        ns < kneaded_ns && dough.poll_at(ns) == poll,
        "main did not cancel `dough` while it computed",
    )?;
    let end = run.lane("end of dough")?;
    run.waiting_at(end, ("the end of the work", Some(kneaded_ns)))?;
    run.waits_for(end, &[dough])
}

/// What main says that it was given, after it has awaited the end.
fn given(run: &Recording, main: &Task, lane: &Task) -> Seen<&'static str> {
    let end = run.lane(&format!("end of {}", lane.name))?;
    run.is_part_of(end, main)?;
    run.awaits(end, lane)?;
    let mut lines = run.lines_of(main).filter(|s| Some(s.at_ns) > end.ended_ns);
    let given = lines.find_map(|said| match said.text.split_once('(') {
        None if said.text == "None" => Some("None"),
        Some(("CancelledError", _)) => Some("CancelledError"),
        Some(("Err", error)) if error.starts_with("JoinError::Cancelled(") => {
            Some("Err(JoinError::Cancelled)")
        }
        Some(("Ok", _)) => Some("Ok(value)"),
        _ => None,
    });
    given.ok_or_else(|| format!("main did not say the {}", end.name).into())
}
