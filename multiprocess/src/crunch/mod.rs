//! Two tasks compute at the same time only if their runtime has two threads for
//! tasks: tokio and async-std have one for each core, smol has one in all.
//!
//! Watch for: main, and three pairs of lanes. Joined in one task, the halves
//! never run at the same time: one thread polls a task at a time. As two tasks
//! they do on tokio and async-std, which have two workers here. On smol one
//! thread runs both tasks. As two processes they do everywhere: the system
//! gives each of them a core, if one is free, or lets them take turns.
//!
//! Not promised: how many primes each finds, and how long it takes. Two halves
//! that share a core take longer.
//!
//! Try: `.environment(&[("SMOL_THREADS", "2")])` for smol in `mod.rs`. Which
//! lanes change?

mod not_computing;
mod not_tasks;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{
    Pace, Program, Question, Recording, Task, threads_of, version,
};
use std::collections::HashSet;

pub const PROGRAM: Program = Program {
    name: "crunch",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Do two tasks compute at the same time?",
        answers: &["yes", "no"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_std).answers(&["no"]),
        // Besides main: two workers.
        version!(on_tokio).answers(&["yes"]),
        // And a thread for sockets and one for children.
        version!(on_async_std).answers(&["yes"]),
        version!(on_smol).answers(&["no"]),
        version!(not_tasks).imitates("tokio"),
        version!(not_computing).imitates("tokio"),
    ],
    surprise: 3,
    pace: Pace::InTurn,
    lasts: 1.5,
    deadline: 200.0,
    ..Program::DEFAULTS
};

/// How the names of their threads for tasks begin.
const WORKERS: &[&str] = &["tokio-rt-worker", "async-std/runtime", "smol-"];

fn observe(recording: &Recording) -> Option<String> {
    let main = recording.task("main")?;
    let [joined, tasks, processes] = ["joined", "task", "process"]
        .map(|name| recording.tasks_named(name).collect::<Vec<&Task>>());
    let own = [&joined[..], &tasks].concat();
    let parent = computes(recording, own.first()?)?;
    let compute = own
        .iter()
        .all(|half| computes(recording, half) == Some(parent))
        && have_computed(recording);
    let children = processes.iter().map(|half| process(recording, half));
    let all: HashSet<_> = children.chain([Some(parent)]).collect();
    let are_processes = !all.contains(&None)
        && all.len() == 1 + processes.len()
        && pairs(&processes).any(|[a, b]| are_together(a, b));
    let are_joined = joined.iter().all(|half| half.ran_only_inside(main))
        && joined.windows(2).all(|two| is_after(two[1], two[0]));
    let are_halves = joined.len() >= 2 && tasks.len() >= 2;
    if !compute || !are_processes || !are_joined || !are_halves {
        return None;
    }
    let are_calls = main.is_call && tasks.iter().all(|task| task.is_call);
    let are_tasks = tasks.iter().all(|t| !t.is_call && !t.ran_inside(main));
    // Was none awaited before the next one was spawned?
    let are_spawned_at_once =
        pairs(&tasks).all(|[a, b]| Some(b.created_ns) < a.ended_ns);
    let mut threads = threads_of(tasks.iter().copied()).into_iter();
    let is_worker = |thread| {
        let name = recording.thread_name(thread);
        WORKERS.iter().any(|worker| name.starts_with(worker))
    };
    let mut in_turn = tasks.clone();
    in_turn.sort_by_key(|task| task.began_ns());
    if pairs(&tasks).any(|[a, b]| recording.ran_at_once(a, b)) {
        let are_by_workers = are_tasks && threads.all(is_worker);
        return are_by_workers.then(|| "yes".to_owned());
    }
    let are_in_turn = in_turn.windows(2).all(|two| is_after(two[1], two[0]));
    let are_by_tasks = are_tasks
        && are_spawned_at_once
        && threads.all(|t| t == 0 || is_worker(t));
    (are_in_turn && (are_by_tasks || are_calls)).then(|| "no".to_owned())
}

/// The process in which it computed, in one poll, for at least a quarter of a
/// second.
fn computes(recording: &Recording, half: &Task) -> Option<u32> {
    let is_held = half.polls.len() == 1
        && half.is_finished()
        && recording.seconds(4 * half.length_ns()?) >= 1;
    is_held.then_some(())?;
    process(recording, half)
}

/// The process of which it says how many primes it has found.
fn process(recording: &Recording, half: &Task) -> Option<u32> {
    recording.story(half).iter().find_map(|(_, line)| {
        let (process, primes) =
            line.strip_prefix("process ")?.split_once(": ")?;
        let primes: u32 = primes.strip_suffix(" primes")?.parse().ok()?;
        (primes > 0).then_some(())?;
        process.parse().ok()
    })
}

/// Did processors work for this process for a tenth of a second of the program?
/// On a busy machine it gets no more. Yes if the platform cannot tell.
fn have_computed(recording: &Recording) -> bool {
    let user_ns = recording.usage.user_ns;
    user_ns.is_none_or(|ns| recording.seconds(10 * ns) >= 1)
}

/// Each with each.
fn pairs<'a>(tasks: &[&'a Task]) -> impl Iterator<Item = [&'a Task; 2]> {
    let nth = |(n, a): (usize, &&'a Task)| (n, *a);
    let with_later = move |(n, a)| tasks[n + 1..].iter().map(move |b| [a, *b]);
    tasks.iter().enumerate().map(nth).flat_map(with_later)
}

/// Did each begin before the other one ended?
fn are_together(a: &Task, b: &Task) -> bool {
    !is_after(a, b) && !is_after(b, a)
}

fn is_after(later: &Task, earlier: &Task) -> bool {
    earlier.ended_ns <= later.began_ns()
}
