//! Counts the lanes that a helper thread wakes; the loop itself must wake the
//! others. Also checks whether the lanes wait at the same time.

use side_by_side::{Recording, Seen};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes = run.lanes(["tea", "toast", "bell"])?;
    run.on_main(&lanes)?;
    run.are_separate_tasks(&lanes)?;
    let mut threads = 0;
    for lane in lanes {
        run.asks_rarely(lane)?;
        if let Some(thread) = run.task(&format!("{}'s thread", lane.name)) {
            run.woken_by(lane, thread)?;
            threads += 1;
        } else {
            run.woken_from_main(lane)?;
        }
    }
    match (threads, run.rounds_of(&lanes)) {
        (3, 3) => Ok("one at a time".to_owned()),
        (3, 1) => Ok("three".to_owned()),
        (1, 1) => Ok("one".to_owned()),
        (0, 1) => Ok("none".to_owned()),
        (_, n) => {
            Err(format!("{threads} threads waited, in {n} rounds").into())
        }
    }
}
