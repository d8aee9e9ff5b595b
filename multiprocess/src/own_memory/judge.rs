//! Thread and task add to one counter, and a child to another one.

use side_by_side::{Recording, Seen, Task, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, thread, task, child] =
        run.lanes(["main", "thread", "task", "child"])?;
    run.are_calls(&[thread])?;
    // Plain std has no tasks.
    if !main.is_call() {
        run.is_task_of(task, main)?;
    }
    let [(own, a), (same, b), (other, c)] =
        [count(run, thread)?, count(run, task)?, count(run, child)?];
    require(
        own == same && a != b,
        "thread and task do not share a counter",
    )?;
    let is_new = own != other && c <= a.max(b) && c > 0;
    require(is_new, "`child` did not count from zero in its own memory")?;
    run.program_says(&format!("parent: {}", a.max(b)))?;
    Ok(a.max(b).to_string())
}

/// The process and the number of the last such line: `process 7: 1`.
fn count<'a>(run: &'a Recording, lane: &Task) -> Seen<(&'a str, u32)> {
    let lines = run.lines_of(lane).filter_map(|said| {
        let (process, count) = said.text.split_once(": ")?;
        Some((process, count.parse().ok()?))
    });
    let last = lines.last();
    last.ok_or_else(|| format!("`{}` did not say its count", lane.name).into())
}
