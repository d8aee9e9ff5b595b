//! The sleeps of async-std and smol work on every runtime, because they bring a
//! thread along that looks after them; tokio's sleep works on tokio only.
//!
//! Watch for: who wakes the lanes. Behind the sleeps of async-std and smol is
//! one crate, async-io, and its thread wakes the task wherever the task runs.
//! tokio's timers belong to a runtime of tokio, which must be there when the
//! sleep is made. Elsewhere there is none, and the sleep panics and says so.
//!
//! Not promised: that main does not look after async-io's timers itself. smol's
//! and async-std's `block_on` do so while they have nothing else to do.
//!
//! Try: on smol, make a runtime of tokio and hold `let _context =
//! runtime.enter();` in `main`. Which thread wakes the last lane now?

mod not_at_home;
mod not_for_want_of_tokio;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_tokio;

use side_by_side::{
    End, Outcome, Program, Question, Recording, Task, threads_of, version,
};

pub const PROGRAM: Program = Program {
    name: "foreign",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Whose sleep works here?",
        answers: &[
            "everybody's",
            "everybody's, beside a tokio",
            "all but tokio's",
            "only its own",
        ],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        // Besides main: async-io's thread, and on async-std a worker.
        version!(on_tokio).answers(&["everybody's"]),
        version!(on_async_std)
            .answers(&["all but tokio's"])
            .ends(Outcome::Panicked)
            .workers(1),
        version!(on_smol)
            .answers(&["all but tokio's"])
            .ends(Outcome::Panicked),
        // For the runtime of `Try:`, and its one thread..workers(1),
        version!(on_our_loop)
            .answers(&["all but tokio's"])
            .ends(Outcome::Panicked),
        version!(not_at_home).imitates("tokio"),
        version!(not_for_want_of_tokio)
            .imitates("smol")
            .ends(Outcome::Panicked),
    ],
    surprise: 3,
    lasts: 3.0,
    ..Program::DEFAULTS
};

/// What tokio says in its panic.
const NO_REACTOR: &str = "there is no reactor running, must be called from the \
                          context of a Tokio 1.x runtime";

/// Those that look after async-io's timers, besides main.
const TIMERS: &[&str] = &["async-io", "async-std/runtime"];

const TOKIO: &[&str] = &["tokio-rt-worker"];

fn observe(recording: &Recording) -> Option<String> {
    let main = recording.task("main")?;
    let [of_async_std, of_smol, of_tokio] = ["async-std", "smol", "tokio"]
        .map(|name| recording.task(&format!("{name}'s sleep")));
    let (of_async_std, of_smol, of_tokio) =
        (of_async_std?, of_smol?, of_tokio?);
    let lanes = [of_async_std, of_smol, of_tokio];
    let is_on_main = threads_of(lanes).into_iter().eq([0])
        && lanes.iter().all(|lane| lane.ran_only_inside(main));
    let others = [of_async_std, of_smol];
    let others_work = others
        .iter()
        .all(|lane| has_slept(lane) && recording.waited_for(TIMERS, lane));
    // async-io's thread is there, whoever looks after its timers.
    let threads = recording.usage.thread_count;
    if threads == Some(1)
        || !is_on_main
        || !others_work
        || !recording.hardly_computed()
    {
        return None;
    }
    let has_slept = has_slept(of_tokio);
    let answer = if is_refused(recording, of_tokio) {
        "all but tokio's"
    } else if has_slept && recording.waited_for(&[], of_tokio) {
        // In a runtime without workers, main is the one who wakes.
        "everybody's"
    } else if has_slept && recording.waited_for(TOKIO, of_tokio) {
        "everybody's, beside a tokio"
    } else {
        return None;
    };
    Some(answer.to_owned())
}

fn has_slept(lane: &Task) -> bool {
    lane.is_finished() && !lane.wakes.is_empty()
}

/// Did it panic in its first poll, with tokio's words?
fn is_refused(recording: &Recording, lane: &Task) -> bool {
    let mut stderr = recording.stderr.iter();
    let panics = stderr.clone().filter(|line| line.contains("panicked at"));
    lane.end == End::Panicked
        && panics.count() == 1
        && lane.polls.len() == 1
        && stderr.any(|line| line.contains(NO_REACTOR))
}
