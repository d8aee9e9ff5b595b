//! A task that always finds a message leaves its thread to nobody, unless its
//! runtime counts: tokio lets it yield after 128 messages.
//!
//! Watch for: the first `await` that really waits. The mail is there before the
//! clerk begins, so no `recv().await` has to wait. On async-std and smol one
//! poll of the clerk reads everything, and the visitor waits that long. Each
//! task of tokio has a budget for a poll. A channel of tokio takes one off for
//! each message, and says "pending" when nothing is left.
//!
//! Not promised: the size of the budget. It counts only for what belongs to
//! tokio: a channel of another library does not know of it.
//!
//! Try: `--with letters=100`. When is it the visitor's turn on tokio?

mod not_later;
mod not_slower_mail;
mod not_yielding;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, Recording, Task, threads_of, version};

pub const PROGRAM: Program = Program {
    name: "greedy",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "When is it the visitor's turn?",
        answers: &[
            "after one letter",
            "after 128 letters",
            "after all letters",
        ],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_tokio).answers(&["after 128 letters"]),
        version!(on_async_std)
            .answers(&["after all letters"])
            .workers(1),
        version!(on_smol).answers(&["after all letters"]),
        version!(not_yielding).imitates("tokio"),
        version!(not_slower_mail).imitates("tokio"),
        version!(not_later).imitates("smol"),
    ],
    surprise: 2,
    lasts: 2.2,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let office = recording.task("office")?;
    let (clerk, visitor) =
        (recording.task("clerk")?, recording.task("visitor")?);
    let letters = recording.number("letters")?;
    let is_neighbour = |task: &Task| {
        task.is_finished()
            && task.parent == Some(office.id)
            && !task.ran_inside(office)
    };
    let are_on_one_thread = threads_of([office, clerk, visitor]).len() == 1
        && is_neighbour(clerk)
        && is_neighbour(visitor)
        && visitor.polls.len() == 1
        && visitor.created_ns < clerk.ended_ns?
        && clerk.began_ns() < visitor.began_ns()
        && recording.hardly_computed();
    let own = |task: &Task| recording.story(task).into_iter();
    let read: u64 = own(visitor).find_map(|(_, text)| {
        let text = text.strip_prefix("my turn after ")?;
        text.strip_suffix(" letters")?.parse().ok()
    })?;
    let is_all_read = own(clerk).any(|(_, text)| text == "all read");
    if !are_on_one_thread || !is_all_read {
        return None;
    }
    let answer = if reads_all_at_once(clerk, visitor) && read == letters {
        "after all letters".to_owned()
    } else if yields(clerk, visitor, letters / read.max(1)) {
        format!("after {read} letters")
    } else {
        return None;
    };
    Some(answer)
}

/// Did one poll of the clerk last until its end, and the visitor wait?
fn reads_all_at_once(clerk: &Task, visitor: &Task) -> bool {
    clerk.polls.len() == 1
        && clerk.wakes.is_empty()
        && clerk.ended_ns < visitor.began_ns()
}

/// Did the runtime stop the clerk so many times, and poll the visitor when it
/// had done so once? It wakes the clerk, and no message does.
fn yields(clerk: &Task, visitor: &Task, times: u64) -> bool {
    let turns = clerk.polls.windows(2).zip(&clerk.wakes);
    let are_stopped = turns.clone().all(|(two, wake)| {
        wake.by.is_none()
            && wake.thread == two[0].thread
            && two[0].end_ns < Some(wake.at_ns)
            && wake.at_ns < two[1].start_ns
    });
    let visits = visitor.began_ns();
    let is_between = clerk.polls[0].end_ns < visits
        && clerk
            .polls
            .get(1)
            .is_some_and(|p| visits < Some(p.start_ns));
    are_stopped
        && is_between
        && clerk.wakes.len() + 1 == clerk.polls.len()
        && turns.count() as u64 == times
}
