//! The system makes each switch between two threads. It has no part in a switch
//! between two tasks of one thread, which costs many times less.
//!
//! Watch for: the row `one switch`. First they play slowly: a thread is held
//! even while the other player has the ball, but a task waits. Then they play
//! fast. The system stops a thread at each stroke. For tasks it does nothing:
//! the runtime leaves one poll and begins the next one.
//!
//! Not promised: the nanoseconds. On an idle machine, threads on one core are
//! quicker than on two, because a core that sleeps takes long to wake.
//!
//! Try: a release build (`cargo run --release -p sync-basics -- switching`).
//! Which versions become faster, and why do the others not?

mod not_one_task;
mod not_waiting;
mod on_async_std;
mod on_smol;
mod on_threads;
mod on_threads_pinned;
mod on_tokio;

use side_by_side::{
    Pace, Program, Question, Recording, Task, threads_of, version,
};

pub const PROGRAM: Program = Program {
    name: "switching",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Who makes each switch?",
        answers: &["the system", "the runtime", "the two players"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        // The threads of a match may still end when the next match begins.
        version!(on_threads).answers(&["the system"]),
        version!(on_threads_pinned).answers(&["the system"]),
        version!(on_tokio).answers(&["the runtime"]),
        version!(on_async_std).answers(&["the runtime"]).workers(1),
        version!(on_smol).answers(&["the runtime"]),
        version!(not_one_task).imitates("tokio"),
        version!(not_waiting).imitates("tokio"),
    ],
    surprise: 1,
    pace: Pace::InTurn,
    lasts: 4.0,
    deadline: 200.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let (ping, pong) = (recording.task("ping")?, recording.task("pong")?);
    let game = recording.task("match")?;
    let strokes = recording.number("strokes")?;
    let are_over = [ping, pong, game].into_iter().all(Task::is_finished);
    if !are_over || recording.figures.is_empty() {
        return None;
    }
    // Some systems cannot tell how often they stopped a thread.
    let stops = recording.usage.switches;
    let answer = if hold_two_threads(recording, ping, pong)
        && stops.is_none_or(|stops| stops >= strokes / 2)
    {
        "the system"
    } else if wake_each_other(ping, pong)
        && [ping, pong]
            .into_iter()
            .all(|task| is_spawned_by(game, task))
        && stops.is_none_or(|stops| stops < strokes / 4 + A_FEW)
    {
        "the runtime"
    } else {
        return None;
    };
    Some(answer.to_owned())
}

/// So often a busy system stops threads that do not wait.
const A_FEW: u64 = 1000;

fn hold_two_threads(recording: &Recording, ping: &Task, pong: &Task) -> bool {
    ping.is_call && pong.is_call && recording.ran_at_once(ping, pong)
}

fn is_spawned_by(parent: &Task, task: &Task) -> bool {
    task.parent == Some(parent.id) && !task.ran_inside(parent)
}

/// Did one thread poll both, each after a wake by the other one?
fn wake_each_other(ping: &Task, pong: &Task) -> bool {
    let waits_for = |own: &Task, other: &Task| {
        !own.is_call
            && !own.wakes.is_empty()
            && own.wakes.iter().all(|wake| wake.by == Some(other.id))
            && own.polls.len() <= 1 + own.wakes.len()
    };
    waits_for(ping, pong)
        && waits_for(pong, ping)
        && threads_of([ping, pong]).len() == 1
}
