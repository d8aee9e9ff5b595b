//! Two coroutines that wait at the same time take as long as the longer one.
//!
//! Watch for: both lanes wait from the start, although there is one task and
//! one thread polls it. When the first wait is over, the task is polled, and
//! so both lanes run for a moment: `join` polls each coroutine that is left.
//! asyncio's `gather` makes a task of each coroutine, so only one lane runs.
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
        version!(on_std).answers(&["3 s"]).threads(1),
        version!(on_tokio).answers(&["2 s"]).threads(1),
        // Both have a thread for timers, and async-std has a worker, too. They
        // poll no lane.
        version!(on_async_std)
            .answers(&["2 s"])
            .environment(&[("ASYNC_STD_THREAD_COUNT", "1")])
            .threads(3),
        version!(on_smol).answers(&["2 s"]).threads(2),
        version!(on_asyncio.py).answers(&["2 s"]).threads(1),
        version!(not_two_tasks).imitates("tokio"),
        version!(not_the_blocking_pool).imitates("tokio"),
    ],
    lasts: 3.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let hello = recording.task("say_hello")?;
    let world = recording.task("say_world")?;
    let is_said = waits_and_says(recording, hello, "Hello")
        && waits_and_says(recording, world, "World");
    let is_on_main = threads_of([hello, world]).into_iter().eq([0]);
    let only_waits = recording.hardly_computed();
    if !is_said || !is_on_main || !only_waits {
        return None;
    }
    let are_at_once = match recording.runtime.as_str() {
        "asyncio" => wait_in_two_tasks(recording, hello, world),
        _ => wait_in_one_task(recording, hello, world),
    };
    if !are_in_turn(hello, world) && !are_at_once {
        return None;
    }
    Some(format!("{} s", recording.seconds_of([hello, world])?))
}

/// Does it wait, and then say this line and finish?
fn waits_and_says(recording: &Recording, lane: &Task, line: &str) -> bool {
    let mut story = recording.story(lane).into_iter();
    lane.is_finished()
        && story.any(|(second, text)| second >= 1 && text == line)
}

fn are_in_turn(hello: &Task, world: &Task) -> bool {
    hello.is_call == world.is_call && hello.ended_ns < world.began_ns()
}

fn wait_in_one_task(recording: &Recording, hello: &Task, world: &Task) -> bool {
    let all_wakes = recording.wakes_of(&recording.tasks);
    recording.waited_at_once(hello, world)
        && [hello, world].iter().all(|lane| {
            recording.mostly_waited(lane)
                // A wait ends with a wake. More wakes, or more polls than all
                // wakes explain, would be a busy loop.
                && (1..=WAKES_AT_MOST).contains(&lane.wakes.len())
                && lane.polls.len() <= 3 * (1 + all_wakes.len())
        })
        // It does not wait for the other one.
        && world.wakes.iter().all(|wake| wake.after != Some(hello.id))
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

/// asyncio's `gather` makes a task of each coroutine, so each lane is polled
/// only after wakes of its own.
fn wait_in_two_tasks(
    recording: &Recording,
    hello: &Task,
    world: &Task,
) -> bool {
    recording.waited_at_once(hello, world)
        && [hello, world].iter().all(|lane| {
            recording.mostly_waited(lane)
                && (1..=WAKES_AT_MOST).contains(&lane.wakes.len())
                && recording.waited_for(&[], lane)
        })
}

/// One for each wait, and some more for a reader who adds waits.
const WAKES_AT_MOST: usize = 4;
