//! Children run at the same time whatever waits for them; a runtime waits for
//! all of them at once.
//!
//! Watch for: when the parent hears of Africa, whose child takes 1 s. On plain
//! std the parent waits for Asia first, which takes 4 s, and then finds the
//! other children done. On the runtimes one thread waits for all four. asyncio
//! before Python 3.12 starts a thread for each child, which waits for its end.
//! In the article, Python's program made its processes, but neither started nor
//! joined them.
//!
//! Not promised: in which order America, Europe and Africa end.
//!
//! Try: on the runtimes, await one child after the other in a loop.

mod not_a_thread_for_each;
mod not_the_blocking_pool;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{
    Program, Question, Recording, Task, Wake, threads_of, version,
};
use std::collections::HashSet;

pub const PROGRAM: Program = Program {
    name: "continents",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "When does the parent hear of Africa?",
        answers: &["when it ends", "after Asia", "never"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_std).answers(&["after Asia"]),
        version!(on_tokio).answers(&["when it ends"]),
        // Both have a thread for sockets and one for children, and async-std
        // has a worker, too. They poll no lane.
        version!(on_async_std).answers(&["when it ends"]).workers(1),
        version!(on_smol).answers(&["when it ends"]),
        // Before Python 3.12, a thread waits for the end of each child.
        version!(on_asyncio.py).answers(&["when it ends"]),
        version!(not_a_thread_for_each).imitates("tokio"),
        version!(not_the_blocking_pool).imitates("tokio"),
    ],
    surprise: 1,
    lasts: 4.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let asia = recording.task("wait for Asia")?;
    let africa = recording.task("wait for Africa")?;
    let america = recording.task("wait for America")?;
    let europe = recording.task("wait for Europe")?;
    let lanes = [asia, america, europe, africa];
    let is_on_main = threads_of(lanes).into_iter().eq([0]);
    let only_waits = recording.hardly_computed();
    if !is_on_main || !run_at_once(recording, lanes)? || !only_waits {
        return None;
    }
    if process_ids(recording, lanes)?.len() != 5 {
        return None;
    }
    let mut in_turn = lanes;
    in_turn.sort_by_key(|lane| lane.began_ns());
    if are_waited_for_at_once(recording, lanes)
        && is_heard_apart_from(recording, asia, africa)
    {
        Some("when it ends".to_owned())
    } else if are_waited_for_in_turn(recording, in_turn)
        && asia.ended_ns < africa.began_ns()
    {
        Some("after Asia".to_owned())
    } else {
        None
    }
}

/// One after another the children would work for seven seconds.
fn run_at_once(recording: &Recording, lanes: [&Task; 4]) -> Option<bool> {
    if recording.runtime != "asyncio" {
        return Some(recording.seconds_of(lanes)? < 7);
    }
    // A new Python takes a while until its work begins, so seconds are counted
    // from one end to the next. One after another, each child would end later
    // than the one before by all of its own work, if not by more.
    let mut by_end = lanes;
    by_end.sort_by_key(|lane| lane.ended_ns);
    let is_soon = |two: &[&Task]| {
        let ends = two[0].ended_ns.zip(two[1].ended_ns);
        ends.is_some_and(|(first_ns, second_ns)| {
            recording.seconds(second_ns - first_ns) < seconds_of_work(two[1])
        })
    };
    Some(by_end.windows(2).any(is_soon))
}

fn seconds_of_work(lane: &Task) -> u64 {
    if lane.name == "wait for Asia" { 4 } else { 1 }
}

/// The numbers of the parent and of the children, if each lane ended with the
/// line of its child, and not before the child's work was done.
fn process_ids(
    recording: &Recording,
    lanes: [&Task; 4],
) -> Option<HashSet<u32>> {
    let mut own = recording.said.iter().filter(|said| said.task.is_none());
    let parent =
        own.find_map(|said| said.text.strip_prefix("parent: process "))?;
    let mut ids = HashSet::from([parent.parse().ok()?]);
    for lane in lanes {
        let name = lane.name.strip_prefix("wait for ")?;
        let is_worked_for =
            recording.seconds(lane.ended_ns?) >= seconds_of_work(lane);
        if !lane.is_finished() || !is_worked_for {
            return None;
        }
        let id = recording.story(lane).into_iter().find_map(|(_, line)| {
            line.strip_prefix(name)?.strip_prefix(": process ")
        })?;
        ids.insert(id.parse::<u32>().ok()?);
    }
    Some(ids)
}

/// Did main wait for one child after the other, and had the later ones ended
/// when it came to them, because all of them ran at the same time?
fn are_waited_for_in_turn(recording: &Recording, lanes: [&Task; 4]) -> bool {
    let is_after = |two: &[&Task]| two[0].ended_ns < two[1].began_ns();
    let [first, later @ ..] = lanes;
    lanes.windows(2).all(is_after)
        && (lanes.iter().all(|lane| lane.is_call)
            && recording.seconds_running(first) >= 1
            || lanes.iter().all(|lane| !lane.is_call)
                && recording.mostly_waited(first)
                && are_woken_by_runtime(recording, lanes))
        && later.iter().all(|lane| {
            lane.length_ns()
                .is_some_and(|ns| recording.seconds(ns) == 0)
        })
}

fn are_waited_for_at_once(recording: &Recording, lanes: [&Task; 4]) -> bool {
    let [asia, others @ ..] = lanes;
    let wakes = recording.wakes_of(lanes);
    let at_once = others
        .iter()
        .filter(|other| recording.waited_at_once(asia, other));
    // On a busy machine a child may end before main comes to wait for it.
    at_once.count() >= 2
        && lanes.iter().all(|lane| {
            recording.mostly_waited(lane)
                // More would be a loop that asks again and again.
                && lane.wakes.len() <= WAKES_AT_MOST
                && lane.polls.len() <= 3 * (1 + wakes.len())
        })
        // On Windows the runtimes read a child's output on blocking threads.
        && (cfg!(windows) || are_woken_by_runtime(recording, lanes))
        && (recording.runtime != "asyncio"
            || are_woken_by_loop(recording, lanes))
}

/// asyncio makes a task of each wait, and its loop hears twice of a child: of
/// its line, and of its end. A thread that waits for both would wake once.
fn are_woken_by_loop(recording: &Recording, lanes: [&Task; 4]) -> bool {
    let has_no_thread = recording.usage.thread_count == Some(1);
    lanes.iter().all(|lane| recording.waited_for(&[], lane))
        // On a busy machine both may be one wake.
        && (has_no_thread || recording.wakes_of(lanes).len() > lanes.len())
}

/// On a busy machine a child may end so late that Asia is heard of first; but
/// then it is not Asia's end that wakes its lane.
fn is_heard_apart_from(
    recording: &Recording,
    asia: &Task,
    africa: &Task,
) -> bool {
    let is_of_asia =
        |wake: &Wake| wake.by == Some(asia.id) || wake.after == Some(asia.id);
    if recording.runtime == "asyncio" {
        // Its loop wakes several lanes in a row, so that one of Africa's two
        // wakes may come right after Asia's end by chance.
        return africa.wakes.is_empty() || !africa.wakes.iter().all(is_of_asia);
    }
    africa.ended_ns < asia.ended_ns || !africa.wakes.iter().any(is_of_asia)
}

/// Of each name there is one thread; of a blocking pool there are several.
fn are_woken_by_runtime(recording: &Recording, lanes: [&Task; 4]) -> bool {
    let wakes = recording.wakes_of(lanes);
    let threads: HashSet<u16> = wakes.iter().map(|wake| wake.thread).collect();
    threads.len() == recording.woken_from(lanes).len()
        && wakes
            .iter()
            .all(|wake| recording.is_from_main_or(WAKERS, wake))
}

/// Threads of async-std and smol on which they hear of children and of output.
const WAKERS: &[&str] = &["async-io", "async-process", "async-std/runtime"];
/// A child's output, the end of its output, and its own end; each may come in
/// two steps.
const WAKES_AT_MOST: usize = 6;
