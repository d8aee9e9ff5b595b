//! Each stroke wakes the other player: a thread, or a task on one thread.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [game, ping, pong] = run.lanes(["match", "ping", "pong"])?;
    let both = [ping, pong];
    run.figure("one switch")?;
    let strokes = run.number("strokes").unwrap_or_default();
    // `None` if the system cannot count how often it stopped a thread.
    let often = run.usage.switches.map(|stops| stops > strokes / 2);
    let stops = require(often != Some(false), "a thread was seldom stopped");
    let rests = require(often != Some(true), "a thread was often stopped");
    let as_tasks = run.are_tasks_of(&both, game);
    let on_one_thread = as_tasks.and(run.on_one_thread(&both)).and(rests);
    let by_wakes = run.woken_by(ping, pong).and(run.woken_by(pong, ping));
    answer([
        (
            "the operating system",
            run.hold_a_thread_each(&both).and(stops),
        ),
        ("the runtime", on_one_thread.and(by_wakes).map(drop)),
    ])
}
