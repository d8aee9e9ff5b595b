//! Main says how it will stop the work, stops it, and gives the child time to
//! end. The answer is read off the fourth way, `cancel`.

use side_by_side::{Recording, Seen, Task, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let main = run.lane("main")?;
    let from = run.says(main, "cancel")?.at_ns;
    let until = run.says(main, "drop group")?.at_ns;
    let made_then = |lane: &&Task| (from..until).contains(&lane.created_ns);
    let work = run.tasks_named("work").find(made_then);
    let child = run.tasks_named("child").find(made_then);
    let (work, child) = work.zip(child).ok_or("no work was cancelled")?;
    run.is_task_of(work, main)?;
    run.is_task_of(child, work)?;
    run.dropped(work)?;
    let continues = run.finished(&[child]);
    let continues = continues.and(run.in_order(work.finish(), child.finish()));
    // Until main's poll in which it cancels the work, the child is there.
    let mut polls = main.polls.iter().map(|poll| Some(poll.start_ns));
    let cancels = polls.rfind(|start| *start < work.ended_ns).flatten();
    let cancels = ("main's poll that cancels `work`", cancels);
    let is_cancelled = run.dropped(child);
    let is_cancelled = is_cancelled.and(run.in_order(cancels, child.finish()));
    answer([("yes", continues), ("no, it is cancelled", is_cancelled)])
}
