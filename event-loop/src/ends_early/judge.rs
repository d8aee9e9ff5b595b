//! Main returned while the reminder waited and a call ran on the blocking pool.
//! The runtime dropped the reminder and waited for the call, or did neither.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, reminder, save] = run.lanes(["main", "reminder", "save"])?;
    run.waiting_at(reminder, main.finish())?;
    run.ran_on_the_pool(&[save])?;
    let is_dropped = run.dropped(reminder).map(drop);
    let waited = run.in_order(reminder.finish(), save.finish());
    answer([
        ("when the call returns", is_dropped.and(waited)),
        ("immediately", run.stayed_open(save)),
    ])
}
