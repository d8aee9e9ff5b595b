//! How many lanes a helper thread wakes, and not the loop; whether all overlap.

use side_by_side::{Recording, Seen, each};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes = run.lanes(["tea", "toast", "bell"])?;
    run.on_main(&lanes)?;
    run.are_separate_tasks(&lanes)?;
    each(&lanes, |lane| run.asks_rarely(lane))?;
    let mut threads = 0;
    for lane in lanes {
        if let Some(thread) = run.task(&format!("{}'s thread", lane.name)) {
            run.woken_by(lane, thread)?;
            threads += 1;
        } else {
            run.woken_from_main(lane)?;
        }
    }
    let answer = match (threads, run.rounds_of(&lanes)) {
        (3, 3) => "one at a time",
        (3, 1) => "three",
        (1, 1) => "one",
        (0, 1) => "none",
        (_, n) => return Err(format!("{threads} threads, {n} rounds").into()),
    };
    Ok(answer.to_owned())
}
