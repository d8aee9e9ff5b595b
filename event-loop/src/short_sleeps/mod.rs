//! tokio's shortest sleep takes a whole millisecond, even a sleep of no time at
//! all; those of async-std and smol are as short as one asks for.
//!
//! Watch for: how long each version takes for the same two hundred naps. tokio
//! keeps its timers in a wheel with a slot for each millisecond, and rounds up.
//! async-std and smol keep them in a tree by the nanosecond. There a sleep of
//! no time is over when it is polled first, so it gives way to no other task.
//! On our loop and on asyncio it gives way once. asyncio leaves all other
//! sleeps to a system call, and Linux's epoll counts in milliseconds.
//!
//! Not promised: how much longer than asked a sleep takes. On a busy machine
//! all of them take longer, so the card looks at the shortest.
//!
//! Try: `--with naps=1000`. Does the shortest one become shorter?

mod not_a_busy_wait;
mod not_a_held_thread;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, Recording, Task, threads_of, version};

pub const PROGRAM: Program = Program {
    name: "short-sleeps",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How long are the shortest naps of 0.1 ms, and of zero?",
        answers: &[
            "0.1 ms, no time",
            "0.1 ms, one turn",
            "1 ms, no time",
            "1 ms, one turn",
            "1 ms, 1 ms",
        ],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_std).answers(&["0.1 ms, no time"]),
        version!(on_tokio).answers(&["1 ms, 1 ms"]),
        // Besides main: a thread for timers, and on async-std a worker.
        version!(on_async_std)
            .answers(&["0.1 ms, no time"])
            .workers(1),
        version!(on_smol).answers(&["0.1 ms, no time"]),
        version!(on_our_loop).answers(&["0.1 ms, one turn"]),
        // The second one on macOS, because kqueue counts in nanoseconds.
        version!(on_asyncio.py)
            .answers(&["1 ms, one turn", "0.1 ms, one turn"]),
        version!(not_a_held_thread).imitates("tokio"),
        version!(not_a_busy_wait).imitates("smol"),
    ],
    surprise: 3,
    lasts: 0.3,
    ..Program::DEFAULTS
};

/// In ns of real time, in which the runtimes count.
const MILLISECOND: u64 = 1_000_000;

fn observe(recording: &Recording) -> Option<String> {
    let count = usize::try_from(recording.number("naps")?).ok()?;
    let [short, zero] = ["short", "zero"].map(|name| -> Vec<&Task> {
        let named = recording.tasks.iter().filter(|task| task.name == name);
        named.filter(|task| task.is_finished()).collect()
    });
    let lanes: Vec<&Task> = [short.clone(), zero.clone()].concat();
    let is_one_thread = threads_of(lanes.iter().copied()).into_iter().eq([0]);
    let are_all = short.len() == count && zero.len() == count && count > 0;
    if !is_one_thread || !are_all || !are_in_turn(&lanes) {
        return None;
    }
    let is_over_at_once = |task: &Task| task.polls.len() == 1;
    let are_calls = lanes.iter().all(|task| task.is_call);
    let stops = recording.usage.switches;
    let answer = if recording.runtime == "asyncio" {
        of_asyncio(&short, &zero)
    } else if are_calls && stops.is_some_and(|n| n < short.len() as u64) {
        // The system stops a thread that sleeps.
        None
    } else if !most(&short, |task| are_calls || has_slept(task)) {
        None
    } else if most(&zero, is_shorter) && short.iter().any(|t| is_tenth(t)) {
        if most(&zero, is_over_at_once) {
            Some("0.1 ms, no time")
        } else {
            most(&zero, has_waited).then_some("0.1 ms, one turn")
        }
    } else {
        let are_long = most(&short, is_long) && most(&zero, is_long);
        // A sleep of a whole millisecond would take two.
        let are_long = are_long && some(&short, is_one) && some(&zero, is_one);
        let have_waited = most(&zero, |task| {
            has_slept(task) && recording.mostly_waited(task)
        });
        (are_long && have_waited).then_some("1 ms, 1 ms")
    };
    answer.map(str::to_owned)
}

/// On asyncio a timer ends a nap of 0.1 ms. One of zero has no timer: the task
/// wakes itself. How long that takes is up to Python.
fn of_asyncio(short: &[&Task], zero: &[&Task]) -> Option<&'static str> {
    if !most(short, has_slept) || !most(zero, gives_way) {
        None
    } else if most(short, is_long) && some(short, is_one) {
        Some("1 ms, one turn")
    } else {
        some(short, is_tenth).then_some("0.1 ms, one turn")
    }
}

fn are_in_turn(lanes: &[&Task]) -> bool {
    lanes
        .windows(2)
        .all(|two| two[0].ended_ns <= two[1].began_ns())
}

fn is_tenth(task: &Task) -> bool {
    let length_ns = task.length_ns();
    Some(MILLISECOND / 10) <= length_ns && length_ns < Some(MILLISECOND / 2)
}

fn is_shorter(task: &Task) -> bool {
    task.length_ns() < Some(MILLISECOND / 10)
}

fn is_long(task: &Task) -> bool {
    task.length_ns() >= Some(MILLISECOND)
}

fn is_one(task: &Task) -> bool {
    let length_ns = task.length_ns();
    Some(MILLISECOND) <= length_ns && length_ns < Some(2 * MILLISECOND)
}

/// Two of a hundred.
fn some(tasks: &[&Task], is_so: impl Fn(&Task) -> bool) -> bool {
    let so = tasks.iter().filter(|task| is_so(task)).count();
    so * 100 >= tasks.len() * 2
}

/// Nine of ten. A busy machine may stop the thread after a sleep has looked at
/// the clock, and then its time is over before it begins.
fn most(tasks: &[&Task], is_so: impl Fn(&Task) -> bool) -> bool {
    let so = tasks.iter().filter(|task| is_so(task)).count();
    so * 10 >= tasks.len() * 9
}

/// Did it wait, and did no task wake it, not even itself?
fn has_slept(task: &Task) -> bool {
    has_waited(task) && task.wakes.iter().all(|wake| wake.by.is_none())
}

/// Was it polled, and then again when one wake had come?
fn has_waited(task: &Task) -> bool {
    task.polls.len() == 2 && task.wakes.len() == 1
}

/// Did it wait for other tasks only, and wake itself for its next turn?
fn gives_way(task: &Task) -> bool {
    has_waited(task) && task.wakes.iter().all(|wake| wake.by == Some(task.id))
}
