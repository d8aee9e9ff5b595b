//! Futures wait in turn; tasks overlap if both are spawned before an `await`.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [row, tasks] = run.lanes(["in a row", "as tasks"])?;
    let awaited = run.lanes(["hello", "world"])?;
    let spawned @ [hello, world] = run.lanes(["hello task", "world task"])?;
    run.one_after_the_other(&awaited)?;
    run.are_parts_of(&awaited, row)?;
    let all = [awaited, spawned].concat();
    if run.are_calls(&all).is_ok() {
        run.on_one_thread(&all)?;
    } else {
        run.all_wait(&all)?;
        run.are_tasks_of(&spawned, tasks)?;
        run.not_woken_by(world, hello)?;
        run.woken_only_by_ends_of(&spawned, tasks, tasks.finish())?;
    }
    let last = |a, b| run.lasts(row, a).and(run.lasts(tasks, b));
    let in_turn = run.one_after_the_other(&spawned);
    let is_short = require(run.whole_seconds_of(&[row]) == 2, "not 2 s each");
    answer([
        ("3 s, 3 s", in_turn.clone().and(last(3, 3))),
        ("3 s, 2 s", run.overlap(&spawned).and(last(3, 2))),
        ("2 s, 2 s", in_turn.and(last(2, 2)).and(is_short)),
    ])
}
