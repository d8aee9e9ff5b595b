//! The runtime drops the reminder and waits for the call, or does neither.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, reminder, save] = run.lanes(["main", "reminder", "save"])?;
    run.waiting_at(reminder, main.finish())?;
    run.ran_on_the_pool(&[save])?;
    let waits = run.in_order(reminder.finish(), save.finish());
    answer([
        ("when the call returns", run.dropped(reminder).and(waits)),
        ("immediately", run.stayed_open(save)),
    ])
}
