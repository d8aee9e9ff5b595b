//! Thread and task add to one counter, and a child to another one.

use side_by_side::{Recording, Seen, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, thread, task, child] =
        run.lanes(["main", "thread", "task", "child"])?;
    let is_own = run.on_its_runtime(thread).is_err();
    require(is_own, "`thread` ran on a thread of the runtime")?;
    // Plain std has no tasks.
    if !main.is_call() {
        run.is_task_of(task, main)?;
    }
    // The last such line of each: `process 7: 1`.
    let counts = [thread, task, child].map(|lane| {
        let lines = run.lines_of(lane);
        lines.filter_map(|said| said.text.split_once(": ")).last()
    });
    let [Some((own, a)), Some((same, b)), Some((other, c))] = counts else {
        return Err("not each of the three lanes said its count".into());
    };
    let [a, b, c] = [a, b, c].map(|count| count.parse().unwrap_or(0_u32));
    let is_shared = own == same && a != b;
    require(is_shared, "thread and task do not share a counter")?;
    let is_new = own != other && c <= a.max(b) && c > 0;
    require(is_new, "`child` did not count from zero in its own memory")?;
    run.waited_for_a_child()?;
    run.program_says(&format!("parent: {}", a.max(b)))?;
    Ok(a.max(b).to_string())
}
