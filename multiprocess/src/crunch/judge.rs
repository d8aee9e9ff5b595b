//! Halves compute in one task, as two tasks, and in two processes.

use side_by_side::{Recording, Seen, Task, answer, require};
use std::collections::HashSet;

pub fn judge(run: &Recording) -> Seen<String> {
    let main = run.lane("main")?;
    let joined = run.numbered("joined", 2)?;
    let tasks = run.numbered("task", 2)?;
    let processes = run.numbered("process", 2)?;
    let halves = [&joined[..], &tasks].concat();
    // On a busy machine the processor may work little for it.
    let worked = run.usage.user_ns.is_none_or(|ns| run.seconds(10 * ns) > 0);
    // Halves that yield wait for one another.
    let computes = |half: &&Task| run.seconds(10 * run.running_ns(half)) > 0;
    require(
        worked && halves.iter().all(computes),
        "the halves waited instead of computing in this process",
    )?;
    let lines = run.said.iter().map(|said| said.text.split_once(": "));
    let ids: HashSet<&str> = lines.flatten().map(|(id, _)| id).collect();
    require(ids.len() > 2, "some of the processes are one and the same")?;
    run.children_computed(2)?;
    run.are_parts_of(&joined, main)?;
    run.in_order(processes[1].start(), processes[0].finish())?;
    // Plain std has no tasks.
    if !main.is_call {
        run.are_tasks_of(&tasks, main)?;
        // A lane inside of its task is made later.
        if tasks[1].parent.is_some() {
            run.in_order(tasks[1].creation(), tasks[0].finish())?;
        }
    }
    answer([
        ("yes", run.run_in_parallel(tasks[0], tasks[1])),
        ("no", run.have_one_thread(&tasks)),
    ])
}
