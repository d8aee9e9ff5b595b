//! Thread and task add to one counter, and then a child adds to another one.

use side_by_side::{Recording, Seen, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, thread, task, child] =
        run.lanes(["main", "thread", "task", "child"])?;
    run.are_calls(&[thread])?;
    // Plain std has no tasks.
    if !main.is_call {
        run.is_task_of(task, main)?;
    }
    // What each of them says last: `process 7: 1`.
    let counts = [thread, task, child].map(|lane| {
        let last = run.lines_of(lane).last()?;
        let (process, count) = last.text.split_once(": ")?;
        Some((process, count.parse::<u32>().ok()?))
    });
    let [Some((own, a)), Some((same, b)), Some((other, c))] = counts else {
        return Err("not each of the three said what it counts".into());
    };
    let counter = a.max(b);
    require(
        own == same && a != b,
        format!("thread and task do not share a counter: {a}, {b}"),
    )?;
    require(
        own != other && (1..=counter).contains(&c),
        format!("{other} counts {c}, and should begin at zero, not in {own}"),
    )?;
    run.one_after_the_other(&[thread, child])?;
    run.one_after_the_other(&[task, child])?;
    let parent = run.program_says(&format!("parent: {counter}"))?;
    run.in_order(child.finish(), parent.moment())?;
    Ok(counter.to_string())
}
