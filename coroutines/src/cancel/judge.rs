//! Main cancels a task that waits, and one that computes: that one cannot be
//! stopped before the end of its poll. Main awaits both ends.

use side_by_side::{Recording, Seen, Task, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, cake, dough] = run.lanes(["main", "cake", "dough"])?;
    run.finished(&[main])?;
    run.is_task_of(cake, main)?;
    run.is_task_of(dough, main)?;
    let moment = run.says(main, "cancel cake")?.at_ns;
    run.waiting_at(cake, ("its cancellation", Some(moment)))?;
    run.waits_for(cake, &[main])?;
    run.dropped(cake)?;
    stops(run, main, cake, moment)?;
    computes(run, main, dough)?;
    match [result(run, main, cake)?, result(run, main, dough)?] {
        // tokio's handles give errors, of which these must have been made.
        ["None", _] if run.runtime_of(cake) == Some("tokio") => {
            Err("a handle of tokio does not give None".into())
        }
        [cake, gives] if cake == gives => Ok(gives.to_owned()),
        [_, "Ok(value)"] if dough.is_finished() => Ok("Ok(value)".to_owned()),
        [cake, dough] => Err(format!("they gave {cake} and {dough}").into()),
    }
}

/// It is not polled after its cancellation, and drops its variables.
fn stops(run: &Recording, main: &Task, lane: &Task, ns: u64) -> Seen {
    match run.runtime.as_str() {
        // It raises an error in the task, which could catch it.
        "asyncio" => run.woken_by(lane, main).map(drop)?,
        _ => run.not_polled_after(lane, ns)?,
    }
    let moment = ("its cancellation", Some(ns));
    run.says_after(lane, "tidied up", moment).map(drop)
}

/// It is cancelled while it computes; or later, because it holds main's thread.
fn computes(run: &Recording, main: &Task, dough: &Task) -> Seen {
    let ns = run.says(main, "cancel dough")?.at_ns;
    let kneaded_ns = run.says(dough, "kneaded")?.at_ns;
    stops(run, main, dough, ns)?;
    if run.on_one_thread(&[main, dough]).is_ok() {
        run.holds_its_thread(dough, 1)?;
        return run.waiting_at(dough, ("its cancellation", Some(ns)));
    }
    let poll = dough.poll_at(kneaded_ns);
    require(
        ns < kneaded_ns && dough.poll_at(ns) == poll,
        || "main did not cancel `dough` while it computed",
    )?;
    let end = run.lane("end of dough")?;
    run.waiting_at(end, ("the end of the work", Some(kneaded_ns)))?;
    run.waits_for(end, &[dough])
}

/// What main says that it was given, after it has awaited the end.
fn result(run: &Recording, main: &Task, lane: &Task) -> Seen<&'static str> {
    let end = run.lane(&format!("end of {}", lane.name))?;
    run.is_part_of(end, main)?;
    run.awaits(end, lane)?;
    let mut lines = run.lines_of(main).filter(|s| Some(s.at_ns) > end.ended_ns);
    let given = lines.find_map(|said| {
        let is_such = |(text, _): &&(&str, _)| said.text.starts_with(text);
        GIVEN.iter().find(is_such).map(|(_, given)| *given)
    });
    given.ok_or_else(|| format!("main did not say the {}", end.name).into())
}

const GIVEN: [(&str, &str); 4] = [
    ("None", "None"),
    ("CancelledError()", "CancelledError"),
    ("Err(JoinError::Cancelled(", "Err(JoinError::Cancelled)"),
    ("Ok(", "Ok(value)"),
];
