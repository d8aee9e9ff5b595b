//! Main is told to stop while the cook, a task, has orders left.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, cook] = run.lanes(["main", "cook"])?;
    run.is_task_of(cook, main)?;
    run.says(main, "stop")?;
    let all_done = run.says(cook, "pie");
    // Itself, or by another task that awaits the cook.
    let mut waiters = run.tasks.iter().filter(|lane| {
        let is_main = lane.id == main.id || run.awaits(main, lane).is_ok();
        is_main && run.woken_by(lane, cook).is_ok()
    });
    let otherwise =
        "the end of `cook` did not wake `main`, which should await it";
    let is_awaited = require(waiters.next().is_some(), otherwise);
    let is_awaited = run.finished(&[main, cook]).and(is_awaited);
    let is_stuck = run.stayed_open(main).and(run.stayed_open(cook));
    let is_dropped = run.dropped(cook);
    let then = run.in_order(main.finish(), cook.finish());
    let is_left = run.finished(&[main]).and(run.stayed_open(cook));
    answer([
        ("yes", all_done.clone().and(is_awaited)),
        ("no, the task is dropped", is_dropped.and(then)),
        ("no, the process exits", is_left),
        ("yes, but then it waits forever", all_done.and(is_stuck)),
    ])
}
