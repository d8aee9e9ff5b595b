//! Main cancels a task that waits and one that runs, and awaits both.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, cake, dough] = run.lanes(["main", "cake", "dough"])?;
    run.are_tasks_of(&[cake, dough], main)?;
    run.waits_woken_by(cake, &[main])?;
    run.dropped(cake)?;
    let cancelled = run.says(main, "cancel dough")?;
    if run.on_one_thread(&[main, dough]).is_ok() {
        // Main cannot run, and cancel it, before the work is done.
        run.dropped(dough)?;
    } else {
        run.in_order(cancelled, run.says(dough, "kneaded")?)?;
        run.not_polled_after(dough, cancelled)?;
    }
    let [_, end] = run.lanes(["end of cake", "end of dough"])?;
    run.awaits(end, dough)?;
    run.asks_rarely(end)?;
    let says = |text| run.says_after(main, text, end.finish()).map(drop);
    answer([
        ("Err(JoinError::Cancelled)", says("Err(JoinError::C…")),
        ("Ok(value)", says("Ok(…")),
        ("it raises CancelledError", says("CancelledError(…")),
        ("None", says("None")),
    ])
}
