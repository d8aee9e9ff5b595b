//! Thread and task add to one counter, and then a child adds to another one.

use side_by_side::{Recording, Seen, Task, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, thread, task, child] =
        run.lanes(["main", "thread", "task", "child"])?;
    run.finished(&[thread, task, child])?;
    run.are_calls(&[thread])?;
    require(!thread.threads().contains(&0), "`thread` ran on main")?;
    // Plain std has no tasks.
    if !main.is_call {
        run.is_task_of(task, main)?;
        run.woken_only_by_its_child(child)?;
    }
    run.one_after_the_other(&[thread, child])?;
    run.one_after_the_other(&[task, child])?;
    let [(own, a), (same, b), (other, c)] = [
        counted(run, thread)?,
        counted(run, task)?,
        counted(run, child)?,
    ];
    require(
        own == same && a != b,
        format!("thread and task do not share a counter: {a}, {b}"),
    )?;
    let counter = a.max(b);
    require(other != own && (1..=counter).contains(&c), {
        format!(
            "process {other} counts {c}, and should be another process than \
             {own} and begin at zero"
        )
    })?;
    let said = run.program_says("parent: …")?;
    let moment = ("the parent's line", Some(said.at_ns));
    run.in_order(("the end of `child`", child.ended_ns), moment)?;
    let parent = said.text.trim_start_matches("parent: ");
    require(
        parent == counter.to_string(),
        format!("the parent counts {parent}, and thread and task {counter}"),
    )?;
    Ok(parent.to_owned())
}

/// Its process, and the counter there at last: `process 7: 1`.
fn counted(run: &Recording, lane: &Task) -> Seen<(u32, u32)> {
    let lines = run.lines_of(lane).filter_map(|said| {
        let line = said.text.strip_prefix("process ")?;
        let (process, counter) = line.split_once(": ")?;
        Some((process.parse().ok()?, counter.parse().ok()?))
    });
    let name = &lane.name;
    lines
        .last()
        .ok_or_else(|| format!("`{name}` did not say what it counts").into())
}
