//! A join handle is a placeholder for a value, and one can see whether the
//! value is there without waiting for it.
//!
//! Watch for: the lane of the placeholder. A handle that can be asked is polled
//! once, when the value is there. async-std's handle can only be polled, and
//! polling has a side effect: it leaves a waker behind. So the end of `square`
//! wakes main early, while it still sleeps until its next look.
//!
//! Not promised: how often main looks in vain. A sleep may last longer.
//!
//! Try: look every 0.1 s. In which versions is the placeholder polled more
//! often?

mod not_a_noop_waker;
mod not_a_task;
mod not_a_thread;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, Recording, Said, Task, Wake, version};

pub const PROGRAM: Program = Program {
    name: "placeholder",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How does one see whether the value is there?",
        answers: &["ask the handle", "poll the handle", "only await it"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_tokio).answers(&["ask the handle"]),
        // Both have a thread for timers besides main and the workers.
        version!(on_async_std).answers(&["poll the handle"]),
        version!(on_smol).answers(&["ask the handle"]),
        version!(on_asyncio.py).answers(&["ask the handle"]),
        version!(not_a_task).imitates("tokio"),
        version!(not_a_thread).imitates("tokio"),
        version!(not_a_noop_waker).imitates("async-std"),
    ],
    surprise: 1,
    lasts: 1.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let look = recording.task("look")?;
    let square = recording.task("square")?;
    let placeholder = recording.task("placeholder")?;
    if !is_task_of_runtime(recording, square, look)
        || !placeholder.ran_inside(look)
        || !placeholder.is_finished()
        || !recording.hardly_computed()
    {
        return None;
    }
    if is_only_awaited(recording, placeholder, square) {
        return Some("only await it".to_owned());
    }
    if !is_looked_for(recording, look, square) {
        return None;
    }
    let answer = if is_asked(placeholder, square) {
        "ask the handle"
    } else if is_polled_in_vain(recording, placeholder, look, square) {
        "poll the handle"
    } else {
        return None;
    };
    Some(answer.to_owned())
}

/// Did main or a worker poll it, outside of `look`, and did it wait in between?
fn is_task_of_runtime(
    recording: &Recording,
    square: &Task,
    look: &Task,
) -> bool {
    let workers = ["async-std/runtime", "smol-1"];
    square.is_finished()
        && square.parent == Some(look.id)
        && !square.is_call
        && !square.ran_inside(look)
        && recording.seconds_running(square) == 0
        && square.threads().into_iter().all(|thread| {
            thread == 0 || workers.contains(&recording.thread_name(thread))
        })
}

/// Did main look several times while the square was not there yet, and then
/// find it?
fn is_looked_for(recording: &Recording, look: &Task, square: &Task) -> bool {
    let own = recording.said.iter().filter(|s| s.task == Some(look.id));
    let is_value = |said: &&Said| said.text.parse::<u32>().is_ok();
    let Some(value) = own.clone().find(is_value) else {
        return false;
    };
    let looks = looks_in_vain(recording);
    // At the first look the task may not have been polled yet.
    let is_pending = |ns: &&u64| recording.is_pending_at(square, **ns);
    square.ended_ns < Some(value.at_ns)
        // Main sleeps until its next look, although it may be woken.
        && !is_within_a_pause(&looks, value.at_ns)
        && looks.iter().any(|ns| is_pending(&ns))
        && recording.mostly_waited(look)
}

/// Did main not look, but wait until the end of the square woke it?
fn is_only_awaited(
    recording: &Recording,
    placeholder: &Task,
    square: &Task,
) -> bool {
    looks_in_vain(recording).is_empty()
        && recording.waited_at_once(placeholder, square)
        && !placeholder.wakes.is_empty()
        && placeholder.wakes.iter().all(|wake| is_of_end(square, wake))
}

/// Does the wake come from where the square ended, and after its end?
fn is_of_end(square: &Task, wake: &Wake) -> bool {
    let thread = square.polls.last().map(|poll| poll.thread);
    wake.by.is_none()
        && Some(wake.thread) == thread
        && square.ended_ns < Some(wake.at_ns)
}

/// When main looked and found nothing.
fn looks_in_vain(recording: &Recording) -> Vec<u64> {
    let looks = recording.said.iter().filter(|said| said.text == "not yet");
    looks.map(|said| said.at_ns).collect()
}

/// Is this moment in the first half of a pause between two looks? On a busy
/// machine one pause lasts longer than another, so it takes two pauses to tell
/// how long they are.
fn is_within_a_pause(looks: &[u64], ns: u64) -> bool {
    let pauses = looks.windows(2).map(|two| two[1] - two[0]);
    let last = looks.iter().rfind(|look| **look < ns);
    looks.len() > 2
        && last
            .zip(pauses.min())
            .is_some_and(|(last, pause_ns)| ns < last + pause_ns / 2)
}

/// Was the handle polled only once, when the value was there?
fn is_asked(placeholder: &Task, square: &Task) -> bool {
    let [poll] = &placeholder.polls[..] else {
        return false;
    };
    poll.ready
        && placeholder.wakes.is_empty()
        && square.ended_ns < Some(poll.start_ns)
}

/// Was the handle polled before the value was there, and did the waker that
/// the poll left behind wake main before its pause was over?
fn is_polled_in_vain(
    recording: &Recording,
    placeholder: &Task,
    look: &Task,
    square: &Task,
) -> bool {
    let looks = looks_in_vain(recording);
    let in_vain = placeholder.polls.iter().filter(|poll| !poll.ready);
    in_vain.count() == looks.len()
        && !placeholder.wakes.is_empty()
        && placeholder.wakes.iter().all(|wake| is_of_end(square, wake))
        // On a busy machine one of the two may not be seen.
        && look.wakes.iter().any(|wake| {
            let is_early = is_within_a_pause(&looks, wake.at_ns);
            wake.after == Some(square.id) || is_of_end(square, wake) && is_early
        })
}
