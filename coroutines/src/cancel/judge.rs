//! Main cancels a task that waits, and one that computes: that one cannot be
//! stopped before the end of its poll. Main awaits both ends.

use side_by_side::{End, Recording, Seen, Task, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, cake, dough] = run.lanes(["main", "cake", "dough"])?;
    run.finished(&[main])?;
    run.waiting_at(cake, cancelled(run, main, cake)?)?;
    run.waits_for(cake, &[main])?;
    run.dropped(cake)?;
    let results = [result(run, main, cake)?, result(run, main, dough)?];
    computes(run, main, dough)?;
    match results {
        [cake, dough] if cake == dough => Ok(cake.to_owned()),
        ["Err(JoinError::Cancelled)", value @ "Ok(value)"]
            if dough.end == End::Finished =>
        {
            Ok(value.to_owned())
        }
        [cake, dough] => {
            Err(format!("the cake gave {cake}, and the dough {dough}").into())
        }
    }
}

/// When main cancels it; from then on it is not polled.
fn cancelled(
    run: &Recording,
    main: &Task,
    lane: &Task,
) -> Seen<(&'static str, Option<u64>)> {
    run.is_task_of(lane, main)?;
    let ns = run.says(main, &format!("cancel {}", lane.name))?.at_ns;
    match run.runtime.as_str() {
        // It raises an error in the task, which could catch it.
        "asyncio" => run.woken_by(lane, main).map(drop)?,
        _ => run.not_polled_after(lane, ns)?,
    }
    let moment = ("the cancellation", Some(ns));
    run.says_after(lane, "tidied up", moment)?;
    Ok(moment)
}

/// What main is told, after it has awaited the end.
fn result(run: &Recording, main: &Task, lane: &Task) -> Seen<&'static str> {
    let end = run.lane(&format!("end of {}", lane.name))?;
    run.is_part_of(end, main)?;
    run.awaits(end, lane)?;
    let mut lines = run.lines_of(main).filter(|s| Some(s.at_ns) > end.ended_ns);
    let told = lines.find_map(|said| match said.text.as_str() {
        "None" => Some("None"),
        "CancelledError()" => Some("CancelledError"),
        text if text.starts_with("Err(JoinError::Cancelled(") => {
            Some("Err(JoinError::Cancelled)")
        }
        text if text.starts_with("Ok(") => Some("Ok(value)"),
        _ => None,
    });
    told.ok_or_else(|| {
        format!("main did not say what `{}` gave", end.name).into()
    })
}

/// It is cancelled while it computes; or later, because it holds main's thread.
fn computes(run: &Recording, main: &Task, dough: &Task) -> Seen {
    let cancelled = cancelled(run, main, dough)?;
    let kneaded_ns = run.says(dough, "kneaded")?.at_ns;
    let kneaded = ("the end of the work", Some(kneaded_ns));
    run.in_order(kneaded, ("the end of `dough`", dough.ended_ns))?;
    if run.on_one_thread(&[main, dough]).is_ok() {
        run.holds_its_thread(dough, 1)?;
        return run.waiting_at(dough, cancelled);
    }
    let kneads = dough.poll_at(kneaded_ns);
    let is_so = dough.poll_at(cancelled.1.unwrap_or_default()) == kneads;
    require(
        kneads.is_some() && is_so,
        || "main did not cancel `dough` while it computed",
    )?;
    let end = run.lane("end of dough")?;
    run.waiting_at(end, kneaded)?;
    run.waits_for(end, &[dough])
}
