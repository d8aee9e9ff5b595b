//! Whether threads block in turn, or two tasks of one thread wake each other.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [game, ping, pong] = run.lanes(["match", "ping", "pong"])?;
    let half = run.number("strokes").unwrap_or_default() / 2;
    let both = [ping, pong];
    let threads = run.hold_a_thread_each(&both).and(run.switched(half + 1..));
    let tasks = run
        .are_tasks_of(&both, game)
        .and(run.on_one_thread(&both))
        .and(run.woken_by(ping, pong).and(run.woken_by(pong, ping)))
        .and(run.switched(..=half));
    answer([("the operating system", threads), ("the runtime", tasks)])
}
