//! Main cancels a task that waits and one that computes, and awaits both.

use side_by_side::{Recording, Seen, Task, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, cake, dough] = run.lanes(["main", "cake", "dough"])?;
    run.are_tasks_of(&[cake, dough], main)?;
    run.waits_woken_by(cake, &[main])?;
    run.dropped(cake)?;
    given(run, main, cake)?;
    run.holds_its_thread_to_say(dough, "kneaded")?;
    if run.on_one_thread(&[main, dough]).is_ok() {
        // Main can cancel it only when it has computed.
        run.dropped(dough)?;
    } else {
        let cancelled = run.says(main, "cancel dough")?;
        run.in_order(cancelled, run.says(dough, "kneaded")?)?;
        run.not_polled_after(dough, cancelled.at_ns)?;
    }
    given(run, main, dough)
}

/// What main says that it was given, when it has awaited the end.
fn given(run: &Recording, main: &Task, lane: &Task) -> Seen<String> {
    let cancelled = run.says(main, &format!("cancel {}", lane.name))?;
    run.says_after(lane, "tidied up", cancelled)?;
    let end = run.lane(&format!("end of {}", lane.name))?;
    run.awaits(end, lane)?;
    run.asks_rarely(end)?;
    let says = |text| run.says_after(main, text, end.finish()).map(drop);
    answer([
        (
            "Err(JoinError::Cancelled)",
            says("Err(JoinError::Cancelled…"),
        ),
        ("Ok(value)", says("Ok(…")),
        ("CancelledError", says("CancelledError(…")),
        ("None", says("None")),
    ])
}
