//! Two tasks compute at the same time only if their runtime has two threads for
//! tasks: tokio and async-std have one for each core, smol has one in all.
//!
//! Watch for: three pairs of lanes. Joined in one task, the halves never run at
//! the same time: a task is polled by one thread at a time. As two tasks they
//! do on tokio and async-std, which have two workers here. On smol one thread
//! runs both tasks. As two processes they do everywhere: the system gives each
//! of them a core, if one is free, or lets them take turns.
//!
//! Not promised: how many primes each finds. Two halves that share a core find
//! fewer.
//!
//! Try: `.environment(&[("SMOL_THREADS", "2")])` for smol in `mod.rs`. Which
//! lanes change?

mod not_computing;
mod not_tasks;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Pace, Program, Question, Recording, Task, version};
use std::collections::HashSet;

pub const PROGRAM: Program = Program {
    name: "crunch",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Do two tasks compute at the same time?",
        answers: &["yes", "no"],
        observe,
    },
    versions: &[
        version!(on_std).answers(&["no"]).threads(3),
        // Besides main: two workers.
        version!(on_tokio).answers(&["yes"]).threads(3),
        // And a thread for sockets and one for children.
        version!(on_async_std)
            .answers(&["yes"])
            .environment(&[("ASYNC_STD_THREAD_COUNT", "2")])
            .threads(5),
        version!(on_smol).answers(&["no"]).threads(4),
        version!(not_tasks).imitates("tokio"),
        version!(not_computing).imitates("tokio"),
    ],
    surprise: 3,
    pace: Pace::InTurn,
    lasts: 4.0,
    ..Program::DEFAULTS
};

const WORKERS: &[&str] = &["tokio-rt-worker", "async-std/runtime", "smol-1"];

fn observe(recording: &Recording) -> Option<String> {
    let [joined, tasks, processes] = ["joined", "task", "process"]
        .map(|name| recording.tasks_named(name).collect::<Vec<&Task>>());
    let (&[join_a, join_b], &[task_a, task_b], &[process_a, process_b]) =
        (&joined[..], &tasks[..], &processes[..])
    else {
        return None;
    };
    let parent = computes(recording, join_a)?;
    let own = [join_a, join_b, task_a, task_b];
    let compute = own
        .iter()
        .all(|half| computes(recording, half) == Some(parent));
    let children = [process_a, process_b].map(|half| process(recording, half));
    let all = HashSet::from([Some(parent), children[0], children[1]]);
    let are_processes = !all.contains(&None)
        && all.len() == 3
        && are_together(process_a, process_b);
    let are_joined = join_a.threads() == join_b.threads()
        && join_a.ended_ns <= join_b.began_ns();
    if !compute || !are_processes || !are_joined {
        return None;
    }
    if recording.ran_at_once(task_a, task_b) {
        let of_workers = [task_a, task_b].iter().all(|task| {
            let mut threads = task.threads().into_iter();
            threads.all(|t| WORKERS.contains(&recording.thread_name(t)))
        });
        return of_workers.then(|| "yes".to_owned());
    }
    let is_one_thread = task_a.threads() == task_b.threads();
    let in_turn = task_a.ended_ns <= task_b.began_ns()
        || task_b.ended_ns <= task_a.began_ns();
    (is_one_thread && in_turn).then(|| "no".to_owned())
}

/// The process in which it computed for three quarters of a second, in one
/// poll.
fn computes(recording: &Recording, half: &Task) -> Option<u32> {
    let is_held = half.polls.len() == 1
        && half.is_finished()
        && recording.seconds(4 * half.length_ns()?) >= 3;
    is_held.then_some(())?;
    process(recording, half)
}

/// The process of which it says how many primes it has found.
fn process(recording: &Recording, half: &Task) -> Option<u32> {
    let story = recording.story(half);
    let (_, line) = story.first()?;
    let (process, primes) = line.strip_prefix("process ")?.split_once(": ")?;
    let primes: u32 = primes.strip_suffix(" primes")?.parse().ok()?;
    (primes > 0).then_some(())?;
    process.parse().ok()
}

/// Did each begin before the other one ended?
fn are_together(a: &Task, b: &Task) -> bool {
    a.began_ns() < b.ended_ns && b.began_ns() < a.ended_ns
}
