//! Whether threads block in turn, or two tasks of one thread wake each other.

use side_by_side::{Recording, Seen, Task, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [game, ping, pong] = run.lanes(["match", "ping", "pong"])?;
    let half = run.number("strokes").unwrap_or_default() / 2;
    let both = [ping, pong];
    let system = run.hold_a_thread_each(&both).and(run.switched(half + 1..));
    let runtime = wake_each_other(run, game, both).and(run.switched(..=half));
    answer([("the operating system", system), ("the runtime", runtime)])
}

fn wake_each_other(run: &Recording, game: &Task, both: [&Task; 2]) -> Seen {
    run.are_tasks_of(&both, game)?;
    run.on_one_thread(&both)?;
    run.woken_by(both[0], both[1])?;
    run.woken_by(both[1], both[0]).map(drop)
}
