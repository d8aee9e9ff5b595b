//! A timeout drops the future that is too slow, and all that this future has
//! received so far is lost with it.
//!
//! Watch for: the first bundle. It has taken two letters out of the channel
//! when its time is over. It is dropped, and its `Vec` with it: nobody gets the
//! two letters, and no error tells of them. The careful clerk is the cure. It
//! owns the bundle itself, so that only the future that fills it is dropped.
//!
//! Not promised: how many letters a bundle has by then.
//!
//! Try: `return` in `fill` after the first letter. Why is no letter lost now?

mod not_lost_by_the_clerk;
mod not_lost_on_the_way;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{End, Program, Question, Recording, Task, version};
use std::collections::BTreeSet;

pub const PROGRAM: Program = Program {
    name: "timeout",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Does the clerk send all letters?",
        answers: &["some are lost", "all are sent", "some are sent twice"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_tokio).answers(&["some are lost"]),
        version!(on_async_std)
            .answers(&["some are lost"])
            .workers(1),
        version!(on_smol).answers(&["some are lost"]),
        version!(not_lost_by_the_clerk).imitates("tokio"),
        version!(not_lost_on_the_way).imitates("tokio"),
    ],
    surprise: 2,
    lasts: 1.6,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let postman = recording.task("postman")?;
    let clerk = recording.task("clerk")?;
    let careful = recording.task("careful clerk")?;
    let bundles: Vec<&Task> = recording.tasks_named("bundle").collect();
    let fillings: Vec<&Task> = recording.tasks_named("filling").collect();
    let lanes = [&[postman, clerk, careful], &bundles[..], &fillings].concat();
    let wakes = recording.wakes_of(&recording.tasks);
    let all_wait = lanes.iter().all(|lane| {
        !lane.is_call
            && lane.threads().into_iter().eq([0])
            // They share a task. More polls would be a busy loop.
            && lane.polls.len() <= 1 + wakes.len()
    });
    let are_from_timers_or_postman = wakes.iter().all(|wake| {
        let threads = ["async-io", "async-std/runtime"];
        wake.by == Some(postman.id) || recording.is_from_main_or(&threads, wake)
    });
    let are_timed = recording.seconds_running(postman) == 0
        && are_from_timers_or_postman
        && are_filled_in_time(recording, postman, clerk, &bundles)
        && are_filled_in_time(recording, postman, careful, &fillings);
    let taken = letters(recording, &bundles);
    let lost = letters(recording, bundles.iter().filter(|b| is_dropped(b)));
    let sent = letters_sent(recording, clerk);
    let is_cured = letters(recording, &fillings) == taken
        && letters_sent(recording, careful) == taken;
    if !all_wait || !are_timed || !is_cured {
        return None;
    }
    let answer = if sent == taken && lost.is_empty() {
        "all are sent"
    } else if !lost.is_empty() && [&lost[..], &sent].concat() == taken {
        "some are lost"
    } else {
        return None;
    };
    Some(answer.to_owned())
}

/// Did only the postman wake the futures that fill a bundle? Was each one that
/// was dropped dropped in a poll of the clerk, when its second was over?
fn are_filled_in_time(
    recording: &Recording,
    postman: &Task,
    clerk: &Task,
    fillers: &[&Task],
) -> bool {
    let are_woken = fillers.iter().all(|filler| {
        filler.parent == Some(clerk.id)
            && !filler.wakes.is_empty()
            && filler.wakes.iter().all(|wake| wake.by == Some(postman.id))
    });
    let mut dropped = fillers.iter().filter(|filler| is_dropped(filler));
    let are_dropped = dropped.all(|filler| {
        let end_ns = filler.ended_ns.unwrap_or_default();
        let mut polls = clerk.polls.iter();
        recording.seconds(end_ns.saturating_sub(filler.created_ns)) >= 1
            && polls.any(|poll| {
                poll.start_ns < end_ns && Some(end_ns) < poll.end_ns
            })
    });
    let is_last_done = fillers.last().is_some_and(|last| last.is_finished());
    are_woken && are_dropped && is_last_done && clerk.is_finished()
}

fn is_dropped(task: &Task) -> bool {
    task.end == End::Dropped
}

/// The letters that these tasks took out of the channel.
fn letters<'a>(
    recording: &Recording,
    tasks: impl IntoIterator<Item = &'a &'a Task>,
) -> Vec<u32> {
    let ids: BTreeSet<u64> = tasks.into_iter().map(|task| task.id).collect();
    let said = recording.said.iter();
    said.filter(|said| said.task.is_some_and(|id| ids.contains(&id)))
        .filter_map(|said| said.text.parse().ok())
        .collect()
}

/// The letters in all bundles that the clerk sent: `sent [1, 2]`.
fn letters_sent(recording: &Recording, clerk: &Task) -> Vec<u32> {
    let own = recording.said.iter().filter(|s| s.task == Some(clerk.id));
    let sent = own.filter_map(|said| said.text.strip_prefix("sent ["));
    sent.flat_map(|list| list.trim_end_matches(']').split(", "))
        .filter_map(|letter| letter.parse().ok())
        .collect()
}
