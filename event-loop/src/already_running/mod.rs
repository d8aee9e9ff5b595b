//! `block_on` inside of a task holds the thread that the task runs on: tokio
//! panics, async-std goes on if it has another worker, and smol hangs.
//!
//! Watch for: the thread that could poll the egg. The cook holds its worker
//! until the egg is boiled. async-std has a second worker, which boils it. smol
//! has one thread for all tasks, and the cook holds it: the egg is never
//! polled, and nothing says why. tokio and our loop see that the thread already
//! runs tasks, and panic.
//!
//! Not promised: that async-std goes on. With as many such tasks as workers it
//! hangs, too.
//!
//! Try: on tokio, `smol::future::block_on`, which does not refuse. Why is the
//! egg never polled, although a worker is free? (`order` shows where it sits.)

mod not_blocked;
mod not_for_want_of_a_thread;
mod not_refused;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_tokio;

use side_by_side::{End, Outcome, Program, Question, Recording, Task, version};

pub const PROGRAM: Program = Program {
    name: "already-running",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "`block_on` in a task: what happens?",
        answers: &["it works", "it panics", "it hangs", "nothing is blocked"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_tokio)
            .answers(&["it panics"])
            .ends(Outcome::Panicked),
        // Besides main: the workers, and a thread for timers.
        version!(on_async_std).answers(&["it works"]),
        version!(on_smol).answers(&["it hangs"]).ends(Outcome::Hung),
        version!(on_our_loop)
            .answers(&["it panics"])
            .ends(Outcome::Panicked),
        version!(on_asyncio.py)
            .answers(&["it panics"])
            .ends(Outcome::Panicked),
        version!(not_refused)
            .imitates("tokio")
            .ends(Outcome::Panicked),
        version!(not_blocked).imitates("async-std"),
        version!(not_for_want_of_a_thread)
            .imitates("smol")
            .ends(Outcome::Hung),
    ],
    surprise: 3,
    lasts: 3.0,
    deadline: 3.0,
    ..Program::DEFAULTS
};

/// What tokio and our loop say when they refuse.
const REFUSALS: [&str; 3] = [
    "Cannot start a runtime from within a runtime.",
    "`block_on` inside of a loop that runs would stop that loop",
    "RuntimeError: This event loop is already running",
];

/// Those that poll tasks, or look after timers, besides main.
const THREADS: &[&str] =
    &["tokio-rt-worker", "async-std/runtime", "smol-1", "async-io"];

fn observe(recording: &Recording) -> Option<String> {
    let main = recording.task("main")?;
    // The first one, if there are several.
    let cook = recording.tasks_named("cook").next()?;
    let of_cook = |name: &str| {
        let mut tasks = recording.tasks_named(name);
        tasks.find(|task| task.parent == Some(cook.id))
    };
    let (egg, wait) = (of_cook("egg")?, of_cook("wait for egg")?);
    let are_tasks = !cook.ran_inside(main)
        && !egg.ran_inside(cook)
        && recording.hardly_computed();
    if !are_tasks {
        return None;
    }
    let answer = if is_refused(recording, cook, wait) {
        "it panics"
    } else if is_served(recording, cook, egg, wait) {
        if cook.polls.len() == 1 && wait.ran_only_inside(cook) {
            "it works"
        } else if recording.waited_for(THREADS, cook) {
            "nothing is blocked"
        } else {
            return None;
        }
    } else if is_never_polled(recording, cook, egg, wait) {
        "it hangs"
    } else {
        return None;
    };
    Some(answer.to_owned())
}

/// Did the cook panic with the runtime's words before it could wait?
fn is_refused(recording: &Recording, cook: &Task, wait: &Task) -> bool {
    let mut stderr = recording.stderr.iter();
    // Python tells of an error only once, when main raises it, too.
    let (told, times) = match recording.runtime.as_str() {
        "asyncio" => ("Traceback ", 1),
        _ => ("panicked at", 2),
    };
    let panics = stderr.clone().filter(|line| line.contains(told));
    cook.end == End::Panicked
        // The cook's own, and that of main, who waits for a meal.
        && panics.count() == times
        && cook.polls.len() == 1
        && wait.polls.is_empty()
        && stderr
            .any(|line| REFUSALS.iter().any(|refusal| line.contains(refusal)))
}

/// Did the egg wait for its time on another thread, and then end the wait?
fn is_served(
    recording: &Recording,
    cook: &Task,
    egg: &Task,
    wait: &Task,
) -> bool {
    cook.is_finished()
        && egg.is_finished()
        && !egg.wakes.is_empty()
        && recording.mostly_waited(egg)
        && egg.threads().into_iter().all(|thread| {
            thread == 0 || THREADS.contains(&recording.thread_name(thread))
        })
        && egg.polls.len() <= 1 + egg.wakes.len()
        // A thread that blocks for a future may look after timers meanwhile.
        && egg.wakes.iter().all(|wake| {
            wake.by == Some(cook.id) || recording.is_from_main_or(THREADS, wake)
        })
        && recording.waited_at_once(egg, wait)
        && wait.is_finished()
        && wait.polls.len() <= 1 + wait.wakes.len()
        && is_right_after(recording, egg, wait)
}

/// Did the wait end because the egg had ended?
fn is_right_after(recording: &Recording, egg: &Task, wait: &Task) -> bool {
    let ends = wait.ended_ns.zip(egg.ended_ns);
    ends.is_some_and(|(wait_ns, egg_ns)| {
        egg_ns < wait_ns && recording.seconds(2 * (wait_ns - egg_ns)) == 0
    })
}

/// Does the cook hold its thread for the egg, which nobody polls?
fn is_never_polled(
    recording: &Recording,
    cook: &Task,
    egg: &Task,
    wait: &Task,
) -> bool {
    recording.outcome == Some(Outcome::Hung)
        && cook.polls.len() == 1
        && cook.polls.iter().all(|poll| poll.end_ns.is_none())
        && egg.polls.is_empty()
        && wait.ran_only_inside(cook)
        && wait.end == End::Open
}
