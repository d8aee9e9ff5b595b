//! First one wait comes after the other; then each is a task, and the waits
//! overlap if both are spawned before one is awaited.

use side_by_side::{Recording, Seen, Task};

pub fn judge(run: &Recording) -> Seen<String> {
    let [row, tasks] = run.lanes(["in a row", "as tasks"])?;
    let awaited @ [hello, world] = run.lanes(["hello", "world"])?;
    let spawned = run.lanes(["hello task", "world task"])?;
    run.finished(&[row, tasks])?;
    for [hello, world] in [awaited, spawned] {
        run.finished(&[hello, world])?;
        run.says_after_seconds(hello, "hello", 1)?;
        run.says_after_seconds(world, "world", 1)?;
    }
    run.one_after_the_other(&awaited)?;
    awaited.iter().try_for_each(|l| run.is_part_of(l, row))?;
    // On a busy machine each may last longer than its wait.
    let wait_s = |a, b| {
        let a_s = run.whole_seconds_of(&[a]);
        a_s.min(run.whole_seconds_of(&[b]))
    };
    let hello_s = wait_s(hello, spawned[0]);
    let world_s = wait_s(world, spawned[1]);
    let (sum_s, longer_s) = (hello_s + world_s, hello_s.max(world_s));
    let in_turn = run.one_after_the_other(&spawned);
    let tasks_s = if in_turn.is_ok() { sum_s } else { longer_s };
    let took = format!("{sum_s} s, {tasks_s} s");
    run.was_idle()?;
    let all = [&[row, tasks], &awaited[..], &spawned].concat();
    are_calls(run, &all)
        .and(in_turn.clone())
        .or_else(|_| are_tasks(run, &all))
        .and_then(|()| in_turn.or_else(|_| run.overlap(&spawned)))
        .map_err(|missing| missing.although(&took))?;
    Ok(took)
}

fn are_calls(run: &Recording, all: &[&Task]) -> Seen {
    run.are_calls(all)?;
    run.on_one_thread(all)
}

fn are_tasks(run: &Recording, all: &[&Task]) -> Seen {
    let [row, tasks, hello, world, spawned @ ..] = all else {
        return Err("some lanes are missing".into());
    };
    for lane in [hello, world, row].into_iter().chain(spawned) {
        run.waits(lane)?;
    }
    spawned.iter().try_for_each(|l| run.is_task_of(l, tasks))?;
    run.waits_for(tasks, spawned)?;
    run.woken_then_by_the_end_of(spawned, tasks, ("its end", tasks.ended_ns))?;
    run.not_woken_by(spawned[1], spawned[0])?;
    run.held_no_other_thread(all)
}
