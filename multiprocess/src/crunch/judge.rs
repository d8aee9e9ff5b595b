//! Two halves compute in one task, as two tasks, and as two processes.

use side_by_side::{Recording, Seen, answer, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let main = run.lane("main")?;
    let joined = run.numbered("joined", 2)?;
    let tasks = run.numbered("task", 2)?;
    let processes = run.numbered("process", 2)?;
    let halves = [&joined[..], &tasks].concat();
    each(&halves, |half| {
        run.holds_its_thread_to_say(half, "process …")
    })?;
    run.computed()?;
    run.children_computed(1)?;
    run.are_parts_of(&joined, main)?;
    run.in_order(processes[1].start(), processes[0].finish())?;
    // Plain std has no tasks.
    if !main.is_call() {
        run.are_tasks_of(&tasks, main)?;
        run.made_before(tasks[1], tasks[0].finish())?;
    }
    let two_workers = require(
        run.workers.is_none_or(|count| count > 1),
        "the runtime has only one worker",
    );
    let in_parallel = run.run_in_parallel(tasks[0], tasks[1]);
    answer([
        ("yes", in_parallel.and(two_workers)),
        ("no", run.have_one_thread(&tasks)),
    ])
}
