//! A server that never answers holds up all that are asked after it if a thread
//! asks one at a time, and only itself if all are asked at once.
//!
//! Watch for: `photo.jpg` and `map.png`, which come behind the silent server of
//! `advert.js`. On plain std they are not even asked for until the read timeout
//! of 3 s is over. On the runtimes one thread has asked all servers, and waits
//! for all answers.
//!
//! Not promised: in which order the answers come.
//!
//! Try: wait 5 s instead of 3 s for an answer. Which parts of the page come
//! later?

mod not_one_message;
mod not_the_blocking_pool;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_threads;
mod on_tokio;

use crate::servers::{PARTS, SILENT};
use side_by_side::{Program, Question, Recording, Task, threads_of, version};
use std::collections::HashSet;

pub const PROGRAM: Program = Program {
    name: "web-page",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "One of five servers is silent. Do the pictures behind it wait?",
        answers: &["yes", "no"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_std).answers(&["yes"]),
        version!(on_threads).answers(&["no"]),
        version!(on_tokio).answers(&["no"]),
        // Both have a thread for sockets, and async-std has a worker, too. They
        // poll no lane.
        version!(on_async_std).answers(&["no"]).workers(1),
        version!(on_smol).answers(&["no"]),
        version!(not_one_message).imitates("tokio"),
        version!(not_the_blocking_pool).imitates("tokio"),
    ],
    lasts: 5.0,
    ..Program::DEFAULTS
};

/// Those that look after sockets and timers, besides main.
const THREADS: &[&str] = &["async-io", "async-std/runtime"];

fn observe(recording: &Recording) -> Option<String> {
    let parts = PARTS.map(|name| recording.task(name));
    let parts: Vec<&Task> = parts.into_iter().collect::<Option<_>>()?;
    let silent = recording.task(SILENT)?;
    let answer = if are_calls_in_turn(&parts) {
        "yes"
    } else if are_calls_at_once(recording, &parts, silent)
        || are_awaited_at_once(recording, &parts, silent)
    {
        "no"
    } else {
        return None;
    };
    let is_as_claimed = is_loaded(recording, &parts)
        && recording.hardly_computed()
        // Somebody may wait for it.
        && parts.last().is_some_and(|last| last.name != SILENT);
    is_as_claimed.then(|| answer.to_owned())
}

/// Did one process answer, after half a second, and did the silent server give
/// no answer for some time? On a busy machine another answer may be late, too.
fn is_loaded(recording: &Recording, parts: &[&Task]) -> bool {
    let answers = parts.iter().map(|part| {
        let halves = recording.seconds(2 * part.length_ns()?);
        let story = recording.story(part);
        let mut lines = story.into_iter().map(|(_, text)| text);
        let answer = lines.find(|line| match *line {
            "no answer" => halves >= 4,
            line => line.starts_with("process ") && part.name != SILENT,
        });
        answer.filter(|_| part.is_finished() && halves >= 1)
    });
    let Some(answers) = answers.collect::<Option<HashSet<_>>>() else {
        return false;
    };
    // That of the servers, and that of the silent one.
    answers.len() == 2
}

fn are_calls_in_turn(parts: &[&Task]) -> bool {
    threads_of(parts.iter().copied()).len() == 1
        && parts.iter().all(|part| part.is_call)
        && parts
            .windows(2)
            .all(|two| two[0].ended_ns < two[1].began_ns())
}

fn are_calls_at_once(
    recording: &Recording,
    parts: &[&Task],
    silent: &Task,
) -> bool {
    let mut others = parts.iter().filter(|part| part.id != silent.id);
    threads_of(parts.iter().copied()).len() == parts.len()
        && parts.iter().all(|part| part.is_call)
        && others.all(|part| recording.ran_at_once(part, silent))
}

/// Did main poll them all, was each connected while the silent one was awaited,
/// and did no other thread do their waiting?
fn are_awaited_at_once(
    recording: &Recording,
    parts: &[&Task],
    silent: &Task,
) -> bool {
    let wakes = recording.wakes_of(parts.iter().copied());
    let mut others = parts.iter().filter(|part| part.id != silent.id);
    threads_of(parts.iter().copied()).into_iter().eq([0])
        // It waits for three seconds, and holds its thread for less than two.
        && recording.seconds_running(silent) < 2
        && others.all(|part| {
            let connected_ns = part.wakes.first().map(|wake| wake.at_ns);
            connected_ns.is_some_and(|ns| Some(ns) < silent.ended_ns)
                && recording.waited_at_once(part, silent)
        })
        // A connection is a wake, and so is the answer or the timeout; but the
        // wake of one part may come after another one's, and then main polls
        // both.
        && wakes.len() >= parts.len() + 2
        && parts.iter().all(|part| {
            // More would be a loop that asks again and again.
            part.wakes.len() <= WAKES_AT_MOST
                && part.polls.len() <= 3 * (1 + wakes.len())
        })
        && wakes
            .iter()
            .all(|wake| recording.is_from_main_or(THREADS, wake))
}

/// The connection, the answer, the end of the answer, the timeout; each may
/// come in two steps.
const WAKES_AT_MOST: usize = 8;
