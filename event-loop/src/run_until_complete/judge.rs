//! A worker finishes the long task, or the loop drops it although it is due.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, long] = run.lanes(["main", "long"])?;
    run.are_separate_tasks(&[main, long])?;
    run.waiting_at(long, main.finish())?;
    run.held_no_other_thread(&[long])?;
    let is_dropped = match run.runtime.as_str() {
        // Python destroys it later, when it collects garbage.
        "asyncio" => run.dropped(long),
        _ => run.dropped_by(long, run.lane("close")?),
    };
    // It can say how long it must wait.
    let needs = run.says(long, "needs …").map_or("3", |said| &said.text);
    let needs = needs.trim_matches(|c: char| !c.is_ascii_digit());
    let was_due = run.lasts(long, needs.parse().unwrap_or(3));
    let is_due = run.on_main(&[long]).and(was_due);
    let is_alone = run.main_polls_nothing(main.finish(), long.finish());
    let finishes = run.finished(&[long]).and(run.on_workers(long));
    answer([
        ("it is dropped with the loop", is_dropped.and(is_due)),
        ("it keeps running and finishes", finishes.and(is_alone)),
        ("it never finishes", run.stayed_open(long)),
    ])
}
