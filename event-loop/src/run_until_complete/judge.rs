//! The long task waited when its loop was stopped. When the loop was closed, a
//! worker had finished it; or it was due, and was dropped with the loop.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, short, long] = run.lanes(["main", "short", "long"])?;
    run.all_wait(&[short, long])?;
    run.awaits(main, short)?;
    let is_own = !long.shares_its_task_with(main);
    require(is_own, "`long` is a part of `main`, and not a task")?;
    run.waiting_at(long, main.finish())?;
    let finishes = run.finished(&[long]).and(run.on_workers(long));
    answer([
        ("it is dropped", is_dropped(run, long)),
        ("it finishes", finishes),
        ("it stays open", run.stayed_open(long)),
    ])
}

fn is_dropped(run: &Recording, long: &Task) -> Seen {
    run.on_main(&[long])?;
    match run.runtime.as_str() {
        // Python destroys it later, when it collects garbage.
        "asyncio" => run.dropped(long)?,
        _ => run.dropped_by(long, run.lane("close")?)?,
    };
    // It may say how long it has to wait.
    let needs = run.says(long, "needs …").map_or("3", |said| &said.text);
    let needs = needs.trim_matches(|c: char| !c.is_ascii_digit());
    run.lasts(long, needs.parse().unwrap_or(3))
}
