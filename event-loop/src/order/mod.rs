//! A worker of tokio runs the task that was spawned last before all others;
//! elsewhere tasks run in the order in which they were spawned.
//!
//! Watch for: the last guest, while one thread serves all of them. A worker of
//! tokio keeps the newest task in a slot and runs it before its queue, because
//! what it needs is still in the processor's cache. A newer one moves it from
//! the slot to the end of the queue. tokio without workers has no such slot.
//!
//! Not promised: any of these orders. Who needs an order must make it, with a
//! channel or by awaiting one task before spawning the next.
//!
//! Try: on tokio, two workers. Who is served first now?

mod not_as_tasks;
mod not_by_habit;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Program, Question, Recording, Task, threads_of, version};

pub const PROGRAM: Program = Program {
    name: "order",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Five tasks are spawned: which one runs first?",
        answers: &["the first", "the last", "several at once"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        // One more than it has, for the second worker of `Try:`.
        version!(on_tokio).answers(&["the last"]),
        version!(on_tokio_current_thread).answers(&["the first"]),
        // Besides main: a worker, and a thread for timers.
        version!(on_async_std).answers(&["the first"]).workers(1),
        version!(on_smol).answers(&["the first"]),
        version!(on_our_loop).answers(&["the first"]),
        version!(on_asyncio.py).answers(&["the first"]),
        version!(not_by_habit).imitates("tokio"),
        version!(not_as_tasks).imitates("smol"),
    ],
    surprise: 2,
    lasts: 3.0,
    ..Program::DEFAULTS
};

/// Whose worker has the slot.
const WORKER: &str = "tokio-rt-worker";

fn observe(recording: &Recording) -> Option<String> {
    let cafe = recording.task("cafe")?;
    let mut guests: Vec<&Task> = recording.tasks_named("guest").collect();
    guests.sort_by_key(|guest| guest.created_ns);
    let number = |guest: &Task| -> Option<usize> {
        guest.name.strip_prefix("guest ")?.parse().ok()
    };
    let come_in_order = guests
        .iter()
        .zip(1..)
        .all(|(guest, n)| number(guest) == Some(n));
    let are_tasks = guests.iter().all(|guest| {
        guest.is_finished()
            && !guest.is_call
            && guest.parent == Some(cafe.id)
            && !guest.ran_inside(cafe)
    });
    if guests.len() < 3
        || !come_in_order
        || !are_tasks
        || !recording.hardly_computed()
    {
        return None;
    }
    let threads = threads_of(guests.iter().copied());
    if threads.len() > 1 {
        let ran_at_once = |a: &Task| {
            let mut others = guests.iter().filter(|b| b.id != a.id);
            others.any(|b| recording.ran_at_once(a, b))
        };
        let any = guests.iter().any(|guest| ran_at_once(guest));
        return any.then(|| "several at once".to_owned());
    }
    // All of them are there before the thread of the cafe runs one.
    let first_ns = guests.iter().filter_map(|guest| guest.began_ns()).min()?;
    let are_there = guests.iter().all(|guest| guest.created_ns < first_ns);
    let cafes = cafe.polls.iter().map(|poll| poll.thread).take(1);
    if !are_there || !threads.iter().copied().eq(cafes) {
        return None;
    }
    let mut served = guests;
    served.sort_by_key(|guest| guest.began_ns());
    let mut served: Vec<_> = served.into_iter().filter_map(number).collect();
    let last = served.len();
    let is_worker = |thread: u16| recording.thread_name(thread) == WORKER;
    let answer = if served.is_sorted() {
        "the first"
    } else if served.remove(0) == last
        && served.is_sorted()
        && threads.into_iter().all(is_worker)
    {
        "the last"
    } else {
        return None;
    };
    Some(answer.to_owned())
}
