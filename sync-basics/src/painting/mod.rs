//! While paint dries, one thread can read a novel: waiting takes no thread.
//!
//! Watch for: `std` and `threads` hold their threads all the time, asleep. On
//! the runtimes both lanes wait, and one thread polls whichever has something
//! to do.
//!
//! Not promised: the order of two lines that are due at the same moment.
//!
//! Try: add a fifth chapter. Which versions take longer?

mod not_the_blocking_pool;
mod not_two_threads;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_threads;
mod on_tokio;

use side_by_side::{Program, Question, Recording, Task, threads_of, version};

pub const PROGRAM: Program = Program {
    name: "painting",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "When are wall and novel done, on how many threads?",
        answers: &[
            "4 s, one thread",
            "4 s, two threads",
            "6 s, one thread",
            "8 s, one thread",
        ],
        observe,
    },
    versions: &[
        version!(on_std).answers(&["8 s, one thread"]).threads(1),
        version!(on_threads)
            .answers(&["4 s, two threads"])
            .threads(3),
        version!(on_tokio).answers(&["4 s, one thread"]).threads(1),
        // Both have a thread for timers, and async-std has a worker, too. They
        // poll no lane.
        version!(on_async_std)
            .answers(&["4 s, one thread"])
            .environment(&[("ASYNC_STD_THREAD_COUNT", "1")])
            .threads(3),
        version!(on_smol).answers(&["4 s, one thread"]).threads(2),
        version!(on_asyncio.py)
            .answers(&["4 s, one thread"])
            .threads(1),
        version!(not_two_threads).imitates("tokio"),
        version!(not_the_blocking_pool).imitates("tokio"),
    ],
    lasts: 8.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let (wall, novel) = (recording.task("wall")?, recording.task("novel")?);
    if !is_painted(recording, wall)
        || !is_read(recording, novel)
        // Waiting takes no processor either.
        || !recording.hardly_computed()
    {
        return None;
    }
    let painted = recording.seconds_between_lines(wall, is_of_wall);
    let read = recording.seconds_between_lines(novel, is_of_novel);
    let (done, threads) = if are_calls_in_turn(wall, novel) {
        (painted + read, "one thread")
    } else if are_calls_at_once(recording, wall, novel) {
        (painted.max(read), "two threads")
    } else if wait_on_one_thread(recording, [wall, novel])
        || holds_the_thread(recording, novel, wall)
            && painted > 2 * coats(recording, wall)
    {
        (painted.max(read), "one thread")
    } else {
        return None;
    };
    Some(format!("{done} s, {threads}"))
}

fn is_of_wall(text: &str) -> bool {
    text.ends_with(" coat") || text == "dry"
}

fn is_of_novel(text: &str) -> bool {
    text.starts_with("chapter ")
}

fn coats(recording: &Recording, wall: &Task) -> u64 {
    let story = recording.story(wall);
    let coats = story.iter().filter(|(_, text)| text.ends_with(" coat"));
    coats.map(|_| 1).sum()
}

/// Each coat dries for two seconds, and the wall is dry after the last one.
fn is_painted(recording: &Recording, wall: &Task) -> bool {
    let mut story = recording.story(wall);
    story.retain(|(_, text)| is_of_wall(text));
    let Some(((dry_at, "dry"), coats)) = story.split_last() else {
        return false;
    };
    let mut due = (0..).step_by(2);
    wall.is_finished()
        && !coats.is_empty()
        && coats.iter().all(|(second, text)| {
            text.ends_with(" coat") && Some(*second) >= due.next()
        })
        && Some(*dry_at) >= due.next()
}

/// Each chapter takes a second.
fn is_read(recording: &Recording, novel: &Task) -> bool {
    let mut story = recording.story(novel);
    story.retain(|(_, text)| is_of_novel(text));
    novel.is_finished()
        && !story.is_empty()
        && (1..).zip(&story).all(|(chapter, (second, text))| {
            *second >= chapter && *text == format!("chapter {chapter}")
        })
}

fn are_calls_in_turn(wall: &Task, novel: &Task) -> bool {
    wall.is_call
        && novel.is_call
        && threads_of([wall, novel]).len() == 1
        && wall.ended_ns < novel.began_ns()
}

fn are_calls_at_once(recording: &Recording, wall: &Task, novel: &Task) -> bool {
    wall.is_call && novel.is_call && recording.ran_at_once(wall, novel)
}

/// Did main poll both, and did one hold its thread in its polls, so that the
/// other was polled too late?
fn holds_the_thread(
    recording: &Recording,
    holder: &Task,
    other: &Task,
) -> bool {
    threads_of([holder, other]).into_iter().eq([0])
        && !holder.is_call
        && !other.is_call
        && recording.seconds_running(holder) >= 1
        && recording.mostly_waited(other)
        && holder.polls.len() + other.polls.len() <= 12
}

/// Did main poll both, while they waited at the same time, and did no other
/// thread do their waiting?
fn wait_on_one_thread(recording: &Recording, lanes: [&Task; 2]) -> bool {
    let [wall, novel] = lanes;
    let wakes = recording.wakes_of(lanes);
    threads_of(lanes).into_iter().eq([0])
        && recording.waited_at_once(wall, novel)
        && lanes.iter().all(|lane| {
            let lines = recording.story(lane).len();
            recording.mostly_waited(lane)
                // A wait ends with a wake. More wakes, or more polls than all
                // wakes explain, would be a busy loop.
                && (1..=2 * lines).contains(&lane.wakes.len())
                && lane.polls.len() <= 3 * (1 + wakes.len())
        })
        && wakes.iter().enumerate().all(|(nth, wake)| {
            // The worker of async-std looks after the timers until main does.
            let may_wake: &[&str] = match nth {
                0 => &["async-io", "async-std/runtime"],
                _ => &["async-io"],
            };
            recording.is_from_main_or(may_wake, wake)
        })
}
