//! Main does the work itself, and then has a task do it. The task finishes, or
//! its thread's stack overflows.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let names = ["main", "part of main", "task"];
    let [main, part, task] = run.lanes(names)?;
    run.is_part_of(part, main)?;
    run.on_main(&[part])?;
    run.finished(&[part])?;
    run.is_task_of(task, main)?;
    run.in_order(part.finish(), task.start())?;
    let overflows = run.stderr_says("has overflowed its stack");
    let overflows = overflows.and(run.stayed_open(task));
    let says_as_much = || {
        let depth = run.lines_of(part).last();
        let depth = depth.ok_or("`part of main` did not say how deep it is")?;
        run.says(task, &depth.text).map(drop)
    };
    answer([
        ("no, the stack overflows", overflows),
        ("yes", run.finished(&[task]).and_then(|()| says_as_much())),
    ])
}
