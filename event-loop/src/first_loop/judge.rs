//! Which lanes a thread waits for, and wakes afterwards; the loop itself wakes
//! the others. And whether the lanes wait at the same time.

use side_by_side::{Recording, Seen};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes = run.lanes(["tea", "toast", "bell"])?;
    run.finished(&lanes)?;
    run.on_main(&lanes)?;
    run.are_separate_tasks(&lanes)?;
    let mut threads = 0;
    for lane in lanes {
        run.asks_rarely(lane)?;
        match run.task(&format!("{}'s thread", lane.name)) {
            Some(thread) => {
                run.woken_by(lane, thread)?;
                threads += 1;
            }
            None => run.woken_from_main(lane)?,
        }
    }
    let answer = match (threads, run.rounds_of(&lanes)) {
        (3, 3) => "one at a time",
        (3, 1) => "three",
        (1, 1) => "one",
        (0, 1) => "none",
        (_, rounds) => {
            let how = format!("{threads} threads waited, in {rounds} rounds");
            return Err(how.into());
        }
    };
    Ok(answer.to_owned())
}
