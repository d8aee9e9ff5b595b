//! Two halves compute in one task, as two tasks, and as two processes.

use side_by_side::{Recording, Seen, Task, answer, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let main = run.lane("main")?;
    let joined = run.numbered("joined", 2)?;
    let tasks = run.numbered("task", 2)?;
    let halves = [&joined[..], &tasks].concat();
    let computes = |half: &Task| run.holds_its_thread_to_say(half, "process …");
    each(&halves, computes)?;
    run.computed()?;
    run.children_computed(1)?;
    run.are_parts_of(&joined, main)?;
    let processes = run.numbered("process", 2)?;
    let is_one = run.rounds_of(&processes) == 1;
    require(is_one, "the processes ran one after the other")?;
    // Plain std has no tasks.
    if !main.is_call() {
        run.are_tasks_of(&tasks, main)?;
        run.made_before(tasks[1], tasks[0].finish())?;
    }
    let in_parallel = run.run_in_parallel(tasks[0], tasks[1]);
    let two_workers = require(run.workers != Some(1), "there is one worker");
    // One that waits for a lock is polled at the same time, too.
    let are_woken = tasks.iter().any(|task| !task.wakes.is_empty());
    let only_compute = require(!are_woken, "a task did not only compute");
    answer([
        ("yes", in_parallel.and(two_workers).and(only_compute)),
        ("no", run.have_one_thread(&tasks)),
    ])
}
