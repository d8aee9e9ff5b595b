//! Whoever waits for a value gets an error at once if the other side drops its
//! half of the channel instead of keeping its promise.
//!
//! Watch for: who wakes the guest. Each baker wakes the guest in the middle of
//! its own work: the first one by sending the cake, the other one by dropping
//! its half of the channel. No deadline is needed. asyncio's future has no
//! halves: if it is dropped, nobody wakes the guest, who waits for ever.
//!
//! Not promised: the words of the error. tokio's type lets a promise be kept
//! once, because `send` takes the `Sender` itself. The channels of async-std
//! and smol would take a second value after the first.
//!
//! Try: keep the other promise alive (`std::mem::forget(promise)` instead of
//! `drop`). Who wakes the guest now?

mod not_a_deadline;
mod not_the_end_of_the_task;
mod on_async_std;
mod on_smol;
mod on_tokio;

use crate::workers;
use side_by_side::{End, Outcome, Program, Question, Recording, Task, version};

pub const PROGRAM: Program = Program {
    name: "promise",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "What does the waiter of a broken promise get?",
        answers: &["an error, at once", "an empty value", "nothing, for ever"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_tokio).answers(&["an error, at once"]),
        version!(on_async_std).answers(&["an error, at once"]),
        version!(on_smol).answers(&["an error, at once"]),
        version!(on_asyncio.py)
            .answers(&["nothing, for ever"])
            .ends(Outcome::Hung),
        version!(not_a_deadline).imitates("tokio"),
        version!(not_the_end_of_the_task).imitates("smol"),
    ],
    surprise: 1,
    lasts: 3.0,
    deadline: 5.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let guest = recording.task("guest")?;
    let baker = recording.task("baker")?;
    let other = recording.task("other baker")?;
    let are_tasks = [baker, other].iter().all(|baker| {
        baker.parent == Some(guest.id)
            && !baker.ran_inside(guest)
            && baker.is_finished()
    });
    let all = [guest, baker, other];
    let only_wait = recording.hardly_computed()
        && workers::poll_them(recording, all)
        && recording.seconds_running(guest) == 0
        && all
            .iter()
            .all(|task| task.polls.len() <= 1 + task.wakes.len());
    if !are_tasks
        || !only_wait
        || !heard_from(recording, guest, baker, "here is ")
    {
        return None;
    }
    let answer = if guest.is_finished()
        && heard_from(recording, guest, other, "no cake: ")
    {
        "an error, at once"
    } else if waits_for_ever(recording, guest, other) {
        "nothing, for ever"
    } else {
        return None;
    };
    Some(answer.to_owned())
}

/// Was the guest waiting until the baker woke it, when the baker ran again, and
/// did it then say a line that begins so?
fn heard_from(
    recording: &Recording,
    guest: &Task,
    baker: &Task,
    lead: &str,
) -> bool {
    let mut wakes = guest.wakes.iter();
    let Some(wake) = wakes.find(|wake| wake.at_ns > baker.created_ns) else {
        return false;
    };
    let mut lines = recording.said.iter().filter(|said| {
        said.task == Some(guest.id) && said.at_ns > baker.created_ns
    });
    wake.by == Some(baker.id)
        && baker
            .polls
            .get(1)
            .is_some_and(|poll| poll.start_ns < wake.at_ns)
        && Some(wake.at_ns) < baker.ended_ns
        && recording.is_pending_at(guest, wake.at_ns - 1)
        && lines.next().is_some_and(|said| {
            wake.at_ns < said.at_ns && said.text.starts_with(lead)
        })
}

/// Did the guest wait before the baker began, and was it never woken again,
/// although the baker ran again and ended?
fn waits_for_ever(recording: &Recording, guest: &Task, baker: &Task) -> bool {
    let last = guest.polls.last().and_then(|poll| poll.end_ns);
    recording.outcome == Some(Outcome::Hung)
        && guest.end == End::Open
        && baker.polls.len() >= 2
        && last.is_some_and(|ns| Some(ns) < baker.began_ns())
        && guest.wakes.iter().all(|wake| wake.at_ns < baker.created_ns)
}
