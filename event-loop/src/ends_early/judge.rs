//! Main ended while the reminder waited and a call ran on the blocking pool.
//! The runtime dropped the one and waited for the other, or it did not wait.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes = run.lanes(["main", "reminder", "save"])?;
    let [main, reminder, save] = lanes;
    run.is_task_of(reminder, main)?;
    run.waits(reminder)?;
    run.waiting_at(reminder, main.finish())?;
    run.ran_on_the_pool(&[save])?;
    answer([
        ("after the call", waited(run, lanes)),
        ("at once", run.stayed_open(save)),
    ])
}

fn waited(run: &Recording, [_, reminder, save]: [&Task; 3]) -> Seen {
    // Their global runtimes are never dropped.
    let is_global = ["smol", "async-std"]
        .map(Some)
        .contains(&run.runtime_of(reminder));
    require(!is_global, "main waited for the call, and no runtime")?;
    run.dropped(reminder)?;
    run.in_order(reminder.finish(), save.finish())
}
