//! One task that holds a worker can stop all timers of tokio, although a
//! second worker has nothing to do.
//!
//! Watch for: the clocks while the hog holds its thread. On tokio they are not
//! even woken. One idle worker looks after the timers, and the other sleeps.
//! When the hog's own timer was due, the worker that looked after the timers
//! went to run the hog, and woke nobody to take its place. On async-std others
//! look after the timers. On smol with one thread the clocks are woken, but
//! that thread is held; with two threads they tick.
//!
//! Not promised: that tokio's timers stop. If the other worker has just been
//! woken for some other task, it looks after them when that is done.
//!
//! Try: on tokio, let the hog wait for 2 s, as the clocks do, and then hold.
//! Who ticks now?

mod not_due;
mod not_held;
mod not_one_worker;
mod on_async_std;
mod on_smol;
mod on_smol_two_threads;
mod on_tokio;

use side_by_side::{Poll, Program, Question, Recording, State, Task, version};

pub const PROGRAM: Program = Program {
    name: "hog",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task holds its thread: who still ticks?",
        answers: &[
            "all",
            "nobody: nobody wakes them",
            "nobody: no thread is free",
        ],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_tokio).answers(&["nobody: nobody wakes them"]),
        // Besides main and the workers: a thread for timers.
        version!(on_async_std).answers(&["all"]),
        version!(on_smol).answers(&["nobody: no thread is free"]),
        version!(on_smol_two_threads).answers(&["all"]).workers(2),
        version!(not_one_worker)
            .imitates("tokio")
            .differs_in_threads(),
        version!(not_due).imitates("tokio"),
        version!(not_held).imitates("smol"),
    ],
    surprise: 3,
    lasts: 10.0,
    ..Program::DEFAULTS
};

const WORKER: &str = "tokio-rt-worker";

/// Who polls the tasks and looks after timers, besides main.
const RUNTIMES: &[&str] =
    &[WORKER, "async-std/runtime", "smol-1", "smol-2", "async-io"];

fn observe(recording: &Recording) -> Option<String> {
    let main = recording.task("main")?;
    let hog = recording.task("hog")?;
    let clocks: Vec<&Task> = recording.tasks_named("clock").collect();
    let are_tasks = clocks.iter().chain([&hog]).all(|task| {
        task.is_finished()
            && task.parent == Some(main.id)
            && !task.ran_inside(main)
            && !task.threads().contains(&0)
    });
    let clocks_wait = !clocks.is_empty()
        && clocks.iter().all(|clock| {
            recording.mostly_waited(clock)
                && recording.waited_for(RUNTIMES, clock)
        });
    // The hog waits, and then holds its thread in one poll.
    let later = hog.polls.iter().skip(1);
    let hold = later.max_by_key(|poll| length_ns(poll))?;
    let is_held = recording.seconds(length_ns(hold)) >= 2;
    let mut wakes = hog.wakes.iter();
    let is_woken_so = wakes.all(|w| recording.is_from_main_or(RUNTIMES, w));
    if !are_tasks || !clocks_wait || !is_held || !is_woken_so {
        return None;
    }
    let answer = if clocks.iter().all(|clock| ticks_elsewhere(clock, hold)) {
        "all"
    } else if !clocks.iter().all(|clock| is_still(recording, clock, hold)) {
        return None;
    } else if clocks.iter().all(|clock| is_woken(recording, clock, hold)) {
        "nobody: no thread is free"
    } else if clocks.iter().all(|clock| !is_woken(recording, clock, hold))
        && recording.thread_name(hold.thread) == WORKER
        && has_an_idle_worker(recording)
    {
        "nobody: nobody wakes them"
    } else {
        return None;
    };
    Some(answer.to_owned())
}

fn length_ns(poll: &Poll) -> u64 {
    poll.end_ns.unwrap_or(poll.start_ns) - poll.start_ns
}

fn is_in(hold: &Poll, ns: u64) -> bool {
    hold.start_ns < ns && Some(ns) < hold.end_ns
}

/// Was it polled on another thread while the hog held its own?
fn ticks_elsewhere(clock: &Task, hold: &Poll) -> bool {
    let mut polls = clock.polls.iter();
    polls.any(|p| is_in(hold, p.start_ns) && p.thread != hold.thread)
}

/// Was it not polled meanwhile, but right afterwards, for it was due before?
fn is_still(recording: &Recording, clock: &Task, hold: &Poll) -> bool {
    let end_ns = hold.end_ns.unwrap_or(recording.wall_ns);
    let mut next = clock.polls.iter().map(|poll| poll.start_ns);
    let next = next.find(|ns| *ns > hold.start_ns);
    next.is_some_and(|ns| ns >= end_ns && recording.seconds(ns - end_ns) == 0)
}

/// Was it woken at the end of the hold, and long before?
fn is_woken(recording: &Recording, clock: &Task, hold: &Poll) -> bool {
    let end_ns = hold.end_ns.unwrap_or(recording.wall_ns);
    let woken = Some(State::Woken);
    recording.state_at(clock, end_ns - recording.second_ns / 2) == woken
}

/// Main, the hog's worker, and one more. Yes if the platform cannot tell.
fn has_an_idle_worker(recording: &Recording) -> bool {
    recording.usage.thread_count.is_none_or(|count| count >= 3)
}
