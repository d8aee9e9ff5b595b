//! A future that returns `Pending` must arrange that its waker is used; if it
//! forgets to, no runtime ever polls it again.
//!
//! Watch for: the polls of the timed egg. Each poll starts a thread, that
//! thread uses the waker, and the next poll follows. The forgotten egg is
//! polled once, as every new task is. It starts no thread, so nobody wakes it.
//! The cook awaits it until the program is killed.
//!
//! Not promised: that a future is polled only after a wake of its own. If a
//! neighbour in the same task is woken, it is polled too.
//!
//! Try: join both eggs in the cook's task (`futures::future::join`) instead of
//! spawning them. Why does the program end now?

mod not_a_held_thread;
mod not_a_ringing_timer;
mod on_async_std;
mod on_smol;
mod on_tokio;

use crate::workers;
use side_by_side::{
    End, Outcome, Program, Question, Recording, Task, Wake, threads_of, version,
};

pub const PROGRAM: Program = Program {
    name: "by-hand",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "What becomes of the forgotten egg?",
        answers: &[
            "it waits for ever",
            "a neighbour's wake saves it",
            "the runtime polls it again",
        ],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        // Besides main: a thread for each of two timers, for the first one may
        // still be about to end when the second one begins.
        version!(on_tokio)
            .answers(&["it waits for ever"])
            .ends(Outcome::Hung),
        version!(on_async_std)
            .answers(&["it waits for ever"])
            .ends(Outcome::Hung),
        version!(on_smol)
            .answers(&["it waits for ever"])
            .ends(Outcome::Hung),
        version!(not_a_ringing_timer)
            .imitates("tokio")
            .ends(Outcome::Hung),
        version!(not_a_held_thread)
            .imitates("tokio")
            .ends(Outcome::Hung),
    ],
    // All of them hang. The rest of the deadline is the stage's patience.
    surprise: 1,
    lasts: 6.0,
    deadline: 1.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let cook = recording.task("cook")?;
    let timed = recording.task("timed egg")?;
    let forgotten = recording.task("forgotten egg")?;
    let eggs = [timed, forgotten];
    let are_of_cook = eggs.iter().all(|egg| egg.parent == Some(cook.id));
    if !are_of_cook
        || !workers::poll_them(recording, [cook, timed, forgotten])
        || !is_polled_when_its_thread_wakes(recording, timed)
    {
        return None;
    }
    let answer = if !eggs.iter().any(|egg| egg.ran_inside(cook))
        && waits_for_ever(recording, forgotten, timed)
        && waits_for_other(recording, cook, timed)
    {
        "it waits for ever"
    } else if eggs.iter().all(|egg| egg.ran_inside(cook))
        && forgotten.is_finished()
        && forgotten.wakes.is_empty()
    {
        "a neighbour's wake saves it"
    } else {
        return None;
    };
    Some(answer.to_owned())
}

/// Was it polled three times, and woken in between by a thread that polls
/// nothing, another one each time?
fn is_polled_when_its_thread_wakes(recording: &Recording, egg: &Task) -> bool {
    let [first, second] = &egg.wakes[..] else {
        return false;
    };
    let pollers = threads_of(&recording.tasks);
    let is_of_thread = |wake: &Wake| {
        wake.by.is_none()
            && !pollers.contains(&wake.thread)
            && recording.thread_name(wake.thread) == "unnamed thread"
    };
    let mut pairs = egg.polls.windows(2).zip(&egg.wakes);
    egg.is_finished()
        && egg.polls.len() == 3
        && first.thread != second.thread
        && pairs.all(|(polls, wake)| {
            is_of_thread(wake)
                && polls[0].start_ns < wake.at_ns
                && wake.at_ns < polls[1].start_ns
        })
}

/// Was it polled once, and then neither woken nor polled while the other egg
/// was, nor later?
fn waits_for_ever(recording: &Recording, egg: &Task, other: &Task) -> bool {
    let done_ns = other.ended_ns.unwrap_or_default();
    egg.end == End::Open
        && egg.polls.len() == 1
        && egg.wakes.is_empty()
        && recording.is_pending_at(egg, done_ns)
}

/// Did the cook poll on, when the first egg was done, and wait since then?
fn waits_for_other(recording: &Recording, cook: &Task, done: &Task) -> bool {
    cook.end == End::Open
        && cook.polls.len() <= 1 + cook.wakes.len()
        && cook.polls.last().is_some_and(|last| {
            done.ended_ns < Some(last.start_ns)
                && last
                    .end_ns
                    .is_some_and(|end_ns| recording.is_pending_at(cook, end_ns))
        })
}
