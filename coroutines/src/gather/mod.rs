//! Two coroutines that wait at the same time take as long as the longer one.
//!
//! Watch for: both lanes wait from the start, although there is one task and
//! one thread polls it. When the first wait is over, the task is polled, and
//! so both lanes run for a moment: `join` polls each coroutine that is left.
//!
//! Not promised: the number of polls. A future may be polled although nothing
//! has changed for it.
//!
//! Try: await `say_hello` and then `say_world` instead of joining them.

mod not_the_blocking_pool;
mod not_two_tasks;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, Recording, Task, threads_of, version};

pub const PROGRAM: Program = Program {
    name: "gather",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How long do both take?",
        answers: &["1 s", "2 s", "3 s"],
        observe,
    },
    versions: &[
        version!(on_std).answers(&["3 s"]),
        version!(on_tokio).answers(&["2 s"]),
        version!(on_async_std)
            .answers(&["2 s"])
            .environment(&[("ASYNC_STD_THREAD_COUNT", "1")]),
        version!(on_smol).answers(&["2 s"]),
        version!(not_two_tasks).imitates("tokio"),
        version!(not_the_blocking_pool).imitates("tokio"),
    ],
    lasts: 3.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let hello = recording.task("say_hello")?;
    let world = recording.task("say_world")?;
    let is_said = says_after(recording, hello, 1, "Hello")
        && says_after(recording, world, 2, "World");
    let is_on_main = threads_of([hello, world]).into_iter().eq([0]);
    if !is_said || !is_on_main {
        return None;
    }
    if !are_in_turn(hello, world) && !wait_in_one_task(recording, hello, world)
    {
        return None;
    }
    Some(format!("{} s", recording.seconds_in_all()?))
}

/// Does it say this one line, so many seconds after its begin, and finish?
fn says_after(
    recording: &Recording,
    lane: &Task,
    seconds: u64,
    line: &str,
) -> bool {
    lane.is_finished() && recording.story(lane) == [(seconds, line)]
}

fn are_in_turn(hello: &Task, world: &Task) -> bool {
    hello.is_call == world.is_call && hello.ended_ns < world.began_ns()
}

fn wait_in_one_task(recording: &Recording, hello: &Task, world: &Task) -> bool {
    let all_wakes = recording.wakes_of(&recording.tasks);
    recording.waited_at_once(hello, world)
        && [hello, world].iter().all(|lane| {
            recording.seconds_running(lane) == 0
                // More polls than wakes would be a busy loop.
                && lane.polls.len() <= 1 + all_wakes.len()
        })
        // The wake of `say_hello` polled `say_world` too: they share a task.
        && world.polls.len() > 1 + world.wakes.len()
        && all_wakes.iter().enumerate().all(|(nth, wake)| {
            // The worker of async-std looks after the timers until main does.
            let may_wake: &[&str] = match nth {
                0 => &["async-io", "async-std/runtime"],
                _ => &["async-io"],
            };
            recording.is_from_main_or(may_wake, wake)
        })
}
