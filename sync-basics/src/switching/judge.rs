//! Each stroke wakes the other player: a thread, or a task on one thread.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [game, ping, pong] = run.lanes(["match", "ping", "pong"])?;
    let switch = run.figures.iter().find(|f| f.name == "one switch");
    switch.ok_or("the figure `one switch` is missing")?;
    let strokes = run.number("strokes").unwrap_or_default();
    let stops = run.usage.switches;
    let stopped = |often: bool| {
        // True if the system cannot count them.
        let is_so = stops.is_none_or(|stops| (stops > strokes / 2) == often);
        let stops = stops.unwrap_or_default();
        require(is_so, format!("the system stopped a thread {stops} times"))
    };
    let both = [ping, pong];
    let system = run.hold_a_thread_each(&both).and(stopped(true));
    let runtime = wake_each_other(run, game, both).and(stopped(false));
    answer([("the system", system), ("the runtime", runtime)])
}

fn wake_each_other(run: &Recording, game: &Task, both: [&Task; 2]) -> Seen {
    run.are_tasks_of(&both, game)?;
    run.on_one_thread(&both)?;
    run.woken_by(both[0], both[1])?;
    run.woken_by(both[1], both[0]).map(drop)
}
