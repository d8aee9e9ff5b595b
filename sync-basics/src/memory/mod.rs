//! One more waiting task costs hundreds of bytes. One more waiting thread costs
//! kilobytes, because it has two stacks: its own, and one in the kernel.
//!
//! Watch for: the row `one more`, which is what one guest takes of the
//! machine's memory, and its part `in the kernel`. All guests sleep at the same
//! time; three more have a lane. A sleeping guest holds a thread. As a task, it
//! is a future that nobody polls, and has only what it needs after the wait.
//!
//! Not promised: the bytes, which depend on the system and on the versions. The
//! kernel has a little more for each thread than what is counted here. With
//! fewer than a thousand tasks, each page that is only begun counts for much.
//!
//! Try: `--with tasks=1000000`. Does one more still cost the same? And what
//! does it cost with `let book = [1_u8; 4096];` before the sleep, and
//! `say!("{}", book[0]);` after it?

mod not_polled;
mod not_tasks;
mod on_async_std;
mod on_smol;
mod on_threads;
mod on_tokio;

use side_by_side::{
    Pace, Program, Question, Recording, Task, threads_of, version,
};

pub const PROGRAM: Program = Program {
    name: "memory",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "What does one more waiting guest cost?",
        answers: &[
            "bytes",
            "hundreds of bytes",
            "kilobytes",
            "kilobytes of stacks",
            "megabytes of stacks",
        ],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_threads).answers(&["kilobytes of stacks"]),
        version!(on_tokio).answers(&["hundreds of bytes"]),
        version!(on_async_std)
            .answers(&["hundreds of bytes"])
            .workers(1),
        version!(on_smol).answers(&["hundreds of bytes"]),
        version!(on_asyncio.py).answers(&["kilobytes"]),
        version!(not_tasks).imitates("tokio"),
        version!(not_polled).imitates("tokio"),
    ],
    surprise: 1,
    pace: Pace::InTurn,
    lasts: 2.0,
    deadline: 200.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let hotel = recording.task("hotel")?;
    let seen: Vec<&Task> = recording.tasks_named("guest").collect();
    let guests = figure(recording, "asleep")?;
    let mut said = recording.said.iter();
    let all = said.rfind(|said| said.text.ends_with(" asleep"))?;
    let stacks = if hold_a_thread_each(recording, &seen, guests) {
        " of stacks"
    } else if seen.iter().all(|guest| {
        guest.parent == Some(hotel.id)
            && !guest.ran_inside(hotel)
            && waits_at(recording, guest, all.at_ns)
    }) {
        ""
    } else {
        return None;
    };
    if seen.len() < 2 || !hotel.is_finished() {
        return None;
    }
    let size = match figure(recording, "one more") {
        Some(..100.0) => "bytes",
        Some(100.0..1e3) => "hundreds of bytes",
        Some(1e3..1e6) => "kilobytes",
        Some(1e6..) => "megabytes",
        // The system cannot tell.
        _ if stacks.is_empty() => "hundreds of bytes",
        _ => "kilobytes",
    };
    Some(format!("{size}{stacks}"))
}

fn figure(recording: &Recording, name: &str) -> Option<f64> {
    let figure = recording.figures.iter().find(|f| f.name == name)?;
    Some(figure.value).filter(|value| !value.is_nan())
}

/// Do those who can be seen hold a thread each, to the end, and are there so
/// many threads?
fn hold_a_thread_each(
    recording: &Recording,
    seen: &[&Task],
    guests: f64,
) -> bool {
    let threads = recording.usage.thread_count;
    seen.iter()
        .all(|guest| guest.is_call && guest.ended_ns.is_none())
        && threads_of(seen.iter().copied()).len() == seen.len()
        && threads.is_none_or(|threads| threads as f64 > guests)
}

/// Until that moment, was it polled once, to begin its wait, and did nobody
/// wake it? At its end, asyncio wakes all tasks, to cancel them.
fn waits_at(recording: &Recording, guest: &Task, ns: u64) -> bool {
    !guest.is_call
        && guest.polls.iter().filter(|p| p.start_ns < ns).count() == 1
        && guest.wakes.iter().all(|wake| wake.at_ns > ns)
        && recording.is_pending_at(guest, ns)
}
