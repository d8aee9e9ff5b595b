//! Each stroke wakes the other player: a thread, which the system stops when it
//! waits, or a task, which the runtime polls on the same thread.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [game, ping, pong] = run.lanes(["match", "ping", "pong"])?;
    run.finished(&[game, ping, pong])?;
    let is_measured = run.figures.iter().any(|f| f.name == "one switch");
    require(is_measured, "the figure `one switch` is missing")?;
    let mut lines = run.lines_of(game);
    let has_played = lines.any(|said| said.text.ends_with(" strokes"));
    require(has_played, "the match did not count its strokes")?;
    answer([
        ("the system", threads_are_stopped(run, ping, pong)),
        ("the runtime", tasks_are_polled(run, game, ping, pong)),
    ])
}

fn threads_are_stopped(run: &Recording, ping: &Task, pong: &Task) -> Seen {
    run.are_calls(&[ping, pong])?;
    run.run_in_parallel(ping, pong)?;
    let strokes = run.number("strokes").unwrap_or_default();
    stopped(run, |stops| stops >= strokes / 2)
}

fn tasks_are_polled(
    run: &Recording,
    game: &Task,
    ping: &Task,
    pong: &Task,
) -> Seen {
    for (player, other) in [(ping, pong), (pong, ping)] {
        run.is_task_of(player, game)?;
        run.woken_by_its_runtime_or(player, &[other])?;
        run.woken_by(player, other)?;
        run.polled_only_when_woken(player)?;
    }
    run.on_one_thread(&[ping, pong])?;
    run.holds_no_thread(game)?;
    let strokes = run.number("strokes").unwrap_or_default();
    stopped(run, |stops| stops < strokes / 4 + A_FEW)
}

/// So often a busy system stops threads that do not wait.
const A_FEW: u64 = 1000;

/// True if the system cannot tell how often it stopped a thread.
fn stopped(run: &Recording, is_right: impl Fn(u64) -> bool) -> Seen {
    let stops = run.usage.switches;
    require(stops.is_none_or(is_right), {
        let stops = stops.unwrap_or_default();
        format!("the system stopped a thread {stops} times")
    })
}
