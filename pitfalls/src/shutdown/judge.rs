//! Main is told to stop while the cook, a task, has orders left.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, cook] = run.lanes(["main", "cook"])?;
    run.is_task_of(cook, main)?;
    run.says(main, "stop")?;
    let all_done = run.says(cook, "pie");
    let is_awaited = run.finished(&[main, cook]).and(run.awaits(main, cook));
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
