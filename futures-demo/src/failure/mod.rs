//! Whoever awaits a task that panicked gets an error on tokio, and panics with
//! it on async-std and smol.
//!
//! Watch for: the sender, after the end of the piano. tokio hands the panic
//! over as a value, like the error of the parcel, and the sender goes on.
//! async-std and smol resume the panic in the sender's next poll: the sender
//! panics too, the program ends, and the parcel is lost with it. It is the same
//! panic, so it is reported only once. asyncio does the same
//! with every exception of a courier, also with one that is an error like the
//! parcel's.
//!
//! Not promised: the number of the task in tokio's words. With
//! `panic = "abort"` the process ends at the first panic on all three.
//!
//! Try: drop the piano's handle without awaiting it (on smol: `detach` it).
//! Does the sender hear of the parcel now?

mod not_a_second_panic;
mod not_caught_by_the_task;
mod on_async_std;
mod on_smol;
mod on_tokio;

use crate::workers;
use side_by_side::{
    End, Outcome, Program, Question, Recording, Task, threads_of, version,
};

pub const PROGRAM: Program = Program {
    name: "failure",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "What does the one who awaits the panic see?",
        answers: &[
            "an error value",
            "the panic itself",
            "the exception itself",
            "nothing, for ever",
        ],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_tokio).answers(&["an error value"]),
        version!(on_async_std)
            .answers(&["the panic itself"])
            .ends(Outcome::Panicked),
        version!(on_smol)
            .answers(&["the panic itself"])
            .ends(Outcome::Panicked),
        version!(on_asyncio.py)
            .answers(&["the exception itself"])
            .ends(Outcome::Panicked),
        version!(not_caught_by_the_task).imitates("tokio"),
        version!(not_a_second_panic)
            .imitates("smol")
            .ends(Outcome::Panicked),
    ],
    surprise: 3,
    lasts: 3.0,
    deadline: 5.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let sender = recording.task("sender")?;
    let letter = recording.task("letter")?;
    let parcel = recording.task("parcel")?;
    let piano = recording.task("piano")?;
    let couriers = [letter, parcel, piano];
    let are_tasks = couriers.iter().all(|courier| {
        courier.parent == Some(sender.id)
            && !courier.ran_inside(sender)
            && Some(courier.created_ns) < letter.ended_ns
    });
    let only_wait = [sender, letter, parcel, piano]
        .iter()
        .all(|task| task.polls.len() <= 1 + task.wakes.len());
    let is_awaited = is_awaited(recording, sender, letter, piano);
    if !are_tasks
        || !only_wait
        || !workers::poll_them(recording, [sender, letter, parcel, piano])
        || !hears_of(recording, sender, letter, "it is ")
        || piano.end != End::Panicked
        || !is_awaited
        || !is_reported_once(recording)
    {
        return None;
    }
    let answer = match sender.end {
        End::Finished
            if hears_of(recording, sender, piano, "lost: ")
                && hears_of(recording, sender, parcel, "it came back: ") =>
        {
            "an error value"
        }
        // On a busy machine it may hear of the letter only then.
        End::Panicked
            if lines_after(recording, sender, piano)
                .all(|line| line.starts_with("it is ")) =>
        {
            match recording.runtime.as_str() {
                "asyncio" => "the exception itself",
                _ => "the panic itself",
            }
        }
        _ => return None,
    };
    Some(answer.to_owned())
}

/// Did the sender wait from the end of the letter to the end of the piano, and
/// did the end of one of the two wake it?
fn is_awaited(
    recording: &Recording,
    sender: &Task,
    letter: &Task,
    piano: &Task,
) -> bool {
    let (Some(from_ns), Some(to_ns)) = (letter.ended_ns, piano.ended_ns) else {
        return false;
    };
    let mut polls = sender.polls.iter().map(|poll| poll.start_ns);
    let between = polls.clone().filter(|ns| from_ns < *ns && *ns < to_ns);
    let Some(next_ns) = polls.find(|ns| *ns > to_ns) else {
        return false;
    };
    let mut wakes = sender.wakes.iter();
    recording.is_pending_at(sender, to_ns)
        // One when it hears of the letter, and perhaps one for a pause.
        && between.count() <= 2
        // On a busy machine the letter's wake may still be unanswered.
        && wakes.rfind(|wake| wake.at_ns < next_ns).is_some_and(|wake| {
            wake.by.is_none()
                && wake.at_ns > from_ns
                && threads_of([letter, piano]).contains(&wake.thread)
        })
}

/// Did the courier wait, and then end, and did the sender later say a line that
/// begins so?
fn hears_of(
    recording: &Recording,
    sender: &Task,
    courier: &Task,
    lead: &str,
) -> bool {
    let mut lines = lines_after(recording, sender, courier);
    courier.polls.len() >= 2 && lines.any(|line| line.starts_with(lead))
}

/// What the sender said after the courier's end; nothing if it has no end.
fn lines_after<'a>(
    recording: &'a Recording,
    sender: &Task,
    courier: &Task,
) -> impl Iterator<Item = &'a str> {
    let (id, from_ns) = (sender.id, courier.ended_ns.unwrap_or(u64::MAX));
    let said = recording.said.iter();
    said.filter(move |said| said.task == Some(id) && said.at_ns > from_ns)
        .map(|said| said.text.as_str())
}

/// A panic that is resumed is not reported again.
fn is_reported_once(recording: &Recording) -> bool {
    let lines_with = |text: &str| {
        let lines = recording.stderr.iter();
        lines.filter(|line| line.contains(text)).count()
    };
    match recording.runtime.as_str() {
        // Python reports an exception only when it ends the program, with the
        // place where it was raised. If the sender raised another one, there
        // would be two reports, or one without the courier.
        "asyncio" => {
            lines_with("Traceback ") == 1 && lines_with(", in deliver") == 1
        }
        _ => lines_with("panicked at ") == 1,
    }
}
