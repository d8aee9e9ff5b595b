//! `block_on` for a task is refused, or blocks while a worker or none polls it.

use side_by_side::{End, Recording, Seen, Task, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let wait = run.task("wait for egg");
    let parent = wait.and_then(|wait| run.task_by_id(wait.parent?));
    let cook = parent.unwrap_or(run.numbered("cook", 1)?[0]);
    run.is_task_of(cook, run.lane("main")?)?;
    if cook.end == End::Panicked {
        return answer([
            ("it panics", run.stderr_says("within a runtime")),
            ("it panics", run.stderr_says("inside of a loop")),
            ("it raises an error", run.stderr_says("already running")),
        ]);
    }
    let eggs: Vec<&Task> = run.tasks_named("egg").collect();
    run.waits_woken_by(run.lane("wait for egg")?, &eggs)?;
    if eggs.iter().all(|egg| egg.polls.is_empty()) {
        run.holds_its_thread(cook, 1)?;
        return Ok("it deadlocks".to_owned());
    }
    run.is_task_of(eggs[0], cook)?;
    run.holds_its_thread_until(cook, eggs[0].finish())?;
    Ok("it works".to_owned())
}
