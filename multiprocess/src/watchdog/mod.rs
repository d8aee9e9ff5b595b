//! A timeout ends the wait for a child, not the child: a hung child goes on,
//! unless it was started with `kill_on_drop(true)`.
//!
//! Watch for: the two hung children. Both wait for input, and after 2 s a
//! timeout drops the futures that wait for them. A second later the parent ends
//! their input. One child answers: it was there all the time. The other one was
//! killed when its handle was dropped, so it is gone. std and asyncio have no
//! such option: main calls `kill()`, and `wait()` so that no zombie is left.
//!
//! Not promised: how soon a killed child is gone.
//!
//! Try: `.kill_on_drop(false)`, and then `.kill_on_drop(true)`. What do the two
//! children say?

mod not_aborted;
mod not_at_once;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{
    End, Program, Question, Recording, Task, threads_of, version,
};

pub const PROGRAM: Program = Program {
    name: "watchdog",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "The timeout is over: is the hung child gone?",
        answers: &["no", "if kill_on_drop", "if kill()", "yes"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_std).answers(&["if kill()"]),
        version!(on_tokio).answers(&["if kill_on_drop"]),
        // Both have a thread for sockets and one for children, and async-std
        // has a worker, too.
        version!(on_async_std)
            .answers(&["if kill_on_drop"])
            .workers(1),
        version!(on_smol).answers(&["if kill_on_drop"]),
        // Before Python 3.12, a thread waits for the end of each child.
        version!(on_asyncio.py).answers(&["if kill()"]),
        version!(not_at_once).imitates("tokio"),
        version!(not_aborted).imitates("tokio"),
    ],
    surprise: 2,
    lasts: 7.0,
    ..Program::DEFAULTS
};

/// Threads of async-std and smol on which they hear of children and of output.
const WAKERS: &[&str] = &["async-io", "async-process", "async-std/runtime"];
/// A child's output, the end of its output, and its own end; each may come in
/// two steps.
const WAKES_AT_MOST: usize = 6;

fn observe(recording: &Recording) -> Option<String> {
    let parent = recording.task("parent")?;
    let names = ["work", "fail", "hung", "killed"];
    let lanes = names.map(|name| recording.task(name));
    let lanes @ [work, fail, hung, killed] =
        [lanes[0]?, lanes[1]?, lanes[2]?, lanes[3]?];
    let are_reported =
        has_reported(recording, work, 0) && has_reported(recording, fail, 3);
    let are_given_up = [hung, killed].iter().all(|lane| {
        let length_ns = lane.length_ns().unwrap_or_default();
        // Half a second will do, too.
        recording.seconds(2 * length_ns) >= 1
            && !says_status(recording, lane)
            && (lane.is_call || recording.mostly_waited(lane))
    });
    let are_waits = are_waited_for_at_once(recording, parent, lanes)
        && [hung, killed]
            .iter()
            .all(|lane| is_dropped_in(lane, parent));
    let are_calls = lanes.iter().all(|l| l.is_call && l.is_finished());
    let are_tasks = recording.runtime == "asyncio"
        && are_tasks_of_loop(recording, parent, lanes)
        && [hung, killed]
            .iter()
            .all(|lane| is_cancelled_by_timer(recording, lane, parent));
    if !are_reported
        || !are_given_up
        || !are_waits && !are_calls && !are_tasks
        || !recording.hardly_computed()
        || !threads_of(&recording.tasks).into_iter().eq([0])
    {
        return None;
    }
    let are_gone = [is_gone(recording, hung)?, is_gone(recording, killed)?];
    let answer = match are_gone {
        [true, true] => "yes",
        [false, false] => "no",
        [false, true] if are_calls || are_tasks => "if kill()",
        [false, true] => "if kill_on_drop",
        [true, false] => return None,
    };
    Some(answer.to_owned())
}

/// Did the lane end with its child, and say with which code the child ended?
fn has_reported(recording: &Recording, lane: &Task, code: u32) -> bool {
    let status = format!(": {code}, ");
    let story = recording.story(lane);
    lane.is_finished() && story.iter().any(|(_, text)| text.contains(&status))
}

fn says_status(recording: &Recording, lane: &Task) -> bool {
    let story = recording.story(lane);
    story.iter().any(|(_, text)| text.starts_with("exit "))
}

/// What the child answers after it was given up. Only its end, or its answer,
/// ends the lane that asks.
fn is_gone(recording: &Recording, given_up: &Task) -> Option<bool> {
    let ask = recording.task(&format!("ask {}", given_up.name))?;
    let is_asked = ask.is_finished() && ask.began_ns() > given_up.ended_ns;
    let story = recording.story(ask);
    let mut answers = story.iter().filter_map(|(_, text)| match *text {
        "gone" => Some(true),
        text => text.starts_with("still there: process ").then_some(false),
    });
    answers.next().filter(|_| is_asked)
}

/// Did the parent poll all of them first in one poll, and then only wait for
/// its runtime, as each of them did?
fn are_waited_for_at_once(
    recording: &Recording,
    parent: &Task,
    lanes: [&Task; 4],
) -> bool {
    let first = parent.polls.first();
    let wakes = recording.wakes_of([&lanes[..], &[parent]].concat());
    lanes.iter().all(|lane| {
        let began = lane.began_ns().and_then(|ns| parent.poll_at(ns));
        began == first
            && lane.ran_only_inside(parent)
            && !lane.is_call
            && recording.seconds_running(lane) == 0
            // More would be a loop that asks again and again.
            && lane.wakes.len() <= WAKES_AT_MOST
            && lane.polls.len() <= 1 + wakes.len()
    }) && wakes.iter().all(|wake| {
        let is_own = lanes.iter().any(|lane| wake.by == Some(lane.id));
        // On Windows the runtimes read a child's output on blocking threads.
        is_own || cfg!(windows) || recording.is_from_main_or(WAKERS, wake)
    })
}

/// On asyncio the parent polls none of them: each is a task, or belongs to one
/// that is not watched. Did the parent wait for its loop, as each of them did?
fn are_tasks_of_loop(
    recording: &Recording,
    parent: &Task,
    lanes: [&Task; 4],
) -> bool {
    let [work, _, hung, killed] = lanes;
    let ask = recording.task("ask hung");
    let hears_in_steps =
        ask.is_some_and(|ask| ask.wakes.len() >= 2) || work.wakes.len() >= 2;
    let has_no_thread = recording.usage.thread_count == Some(1);
    parent.is_finished()
        && parent.polls.len() <= 1 + parent.wakes.len()
        && { &parent.wakes }.iter().all(|w| recording.is_from_main_or(&[], w))
        && lanes.iter().all(|lane| {
            !lane.ran_inside(parent)
                && recording.waited_for(&[], lane)
                && lane.wakes.len() <= WAKES_AT_MOST
        })
        // On a busy machine the other two may end before they are polled.
        && [hung, killed].iter().all(|l| recording.waited_at_once(parent, l))
        // The loop hears of output, its end, and the child's end. A thread
        // that waits for all of them would wake once.
        && (has_no_thread || hears_in_steps)
}

/// Was it woken only to be told that it is cancelled, while the parent waited?
fn is_cancelled_by_timer(
    recording: &Recording,
    lane: &Task,
    parent: &Task,
) -> bool {
    let is_pending = |ns| recording.is_pending_at(parent, ns);
    lane.end == End::Dropped
        && lane.polls.len() == 2
        && lane.ended_ns.is_some_and(is_pending)
}

/// Was it dropped, unfinished, while the parent was polled again?
fn is_dropped_in(lane: &Task, parent: &Task) -> bool {
    let mut later = parent.polls.iter().skip(1);
    lane.end == End::Dropped
        && later.any(|poll| {
            Some(poll.start_ns) < lane.ended_ns && lane.ended_ns < poll.end_ns
        })
}
