//! Thread and task add to one counter, and a child to another one.

use side_by_side::{Recording, Seen, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let names = ["main", "thread", "task", "child"];
    let [main, thread, task, child] = run.lanes(names)?;
    require(run.on_its_runtime(thread).is_err(), "`thread` is a worker")?;
    // Plain std has only calls.
    run.are_calls(&[main]).or(run.is_task_of(task, main))?;
    // The last such line of each: `process 7: 1`.
    let counts = [thread, task, child].map(|lane| {
        let lines = run.lines_of(lane);
        let (id, n) = lines.filter_map(|s| s.text.split_once(": ")).last()?;
        Some((id, n.parse::<u32>().ok()?))
    });
    let [Some((own, a)), Some((same, b)), Some((other, c))] = counts else {
        return Err("not each of the three lanes said its count".into());
    };
    require(own == same && a != b, "thread and task share no counter")?;
    let is_new = own != other && c <= a.max(b) && c > 0;
    require(is_new, "`child` did not count from zero in its own memory")?;
    run.waited_for_a_child()?;
    Ok(a.max(b).to_string())
}
