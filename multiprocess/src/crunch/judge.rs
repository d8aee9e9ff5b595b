//! Two halves compute in one task, as two tasks, and as two processes.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let main = run.lane("main")?;
    let joined = run.numbered("joined", 2)?;
    let tasks = run.numbered("task", 2)?;
    for half in joined.iter().chain(&tasks) {
        run.holds_its_thread_to_say(half, "process …")?;
    }
    run.computed()?;
    run.children_computed(1)?;
    run.are_parts_of(&joined, main)?;
    let is_one = run.rounds_of(&run.numbered("process", 2)?) == 1;
    require(is_one, "the processes ran one after the other")?;
    let at_once = run.made_before(tasks[1], tasks[0].finish());
    let are_tasks = run.are_tasks_of(&tasks, main).and(at_once);
    let are_tasks = are_tasks.and(run.have_a_task_each(&tasks));
    // Plain std has only calls.
    run.are_calls(&[main]).or(are_tasks)?;
    // One that waits for a lock is polled at the same time, too.
    let are_woken = tasks.iter().any(|task| !task.wakes.is_empty());
    let two_compute = run.workers != Some(1) && !are_woken;
    let on_two = require(two_compute, "one worker, or a task that waits");
    let parallel = run.run_in_parallel(tasks[0], tasks[1]).and(on_two);
    let in_turn = run.have_one_thread(&tasks);
    answer([("yes", parallel), ("no", in_turn)])
}
