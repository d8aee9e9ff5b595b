//! A future that loses a race is cancelled in the middle of its wait, because
//! it is dropped with the race; nobody has to cancel it.
//!
//! Watch for: the losers of the first race. All three sources wait in the
//! reader's task. When the shop has answered, the other two are dropped in the
//! same poll of the reader, because the set that holds them ends with its
//! statement. The second time the reader keeps the set, and takes the answers
//! as they come. asyncio's sources are tasks of their own: `wait` drops none of
//! them, and the losers go on until they are done or cancelled.
//!
//! Not promised: who wins if two are ready at the same time.
//!
//! Try: keep the first set until the end (`let mut race = ask_three(1);`). Who
//! polls the losers then?

mod not_aborted_tasks;
mod not_kept_for_later;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{End, Program, Question, Recording, Task, version};

pub const PROGRAM: Program = Program {
    name: "first-done",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "What becomes of the losers?",
        answers: &["dropped at once", "they go on", "they wait, unpolled"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_tokio).answers(&["dropped at once"]),
        version!(on_async_std)
            .answers(&["dropped at once"])
            .workers(1),
        version!(on_smol).answers(&["dropped at once"]),
        version!(on_asyncio.py).answers(&["they go on"]),
        version!(not_aborted_tasks).imitates("tokio"),
        version!(not_kept_for_later).imitates("tokio"),
    ],
    surprise: 1,
    lasts: 4.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let reader = recording.task("reader")?;
    let first = sources(recording, 1)?;
    let second = sources(recording, 2)?;
    let [library, winner, friend] = first;
    let are_raced = [first, second].iter().all(|[library, shop, friend]| {
        recording.waited_at_once(library, shop)
            && recording.waited_at_once(friend, shop)
    });
    let all = [first, second].concat();
    if !are_raced
        || !recording.hardly_computed()
        || !winner.is_finished()
        || !second.iter().all(|source| is_told(recording, reader, source))
        || !reader.is_finished()
        // It is polled when a source is, and when a set wakes its own task
        // because it has polled all that it holds.
        || reader.polls.len() > 2 * all.len()
    {
        return None;
    }
    let answer = if all.iter().all(|source| is_part_of(source, reader))
        && is_dropped_with(reader, winner, library)
        && is_dropped_with(reader, winner, friend)
    {
        "dropped at once"
    } else if all
        .iter()
        .all(|source| is_task_of(recording, source, reader))
        && is_race_over(recording, reader, first)
        && goes_on(winner, library)
        && goes_on(winner, friend)
    {
        "they go on"
    } else {
        return None;
    };
    Some(answer.to_owned())
}

/// The library, the shop and the friend, asked the first or second time.
fn sources(recording: &Recording, time: u32) -> Option<[&Task; 3]> {
    let source = |who| recording.task(&format!("{who} {time}"));
    Some([source("library")?, source("shop")?, source("friend")?])
}

/// Does the source only wait, in the reader's task, on the main thread?
fn is_part_of(source: &Task, reader: &Task) -> bool {
    source.parent == Some(reader.id)
        && !source.is_call
        && source.ran_inside(reader)
        && source.threads().into_iter().eq([0])
        && source.polls.len() <= 1 + source.wakes.len()
}

/// Is the source a task of its own, which only waits, on the main thread?
fn is_task_of(recording: &Recording, source: &Task, reader: &Task) -> bool {
    source.parent == Some(reader.id)
        && !source.ran_inside(reader)
        && recording.waited_for(&[], source)
}

/// Did the reader hear of the first answer while a loser was still waiting?
fn is_race_over(
    recording: &Recording,
    reader: &Task,
    [library, winner, friend]: [&Task; 3],
) -> bool {
    let mut own = recording.said.iter().filter(|s| s.task == Some(reader.id));
    own.find(|said| said.text.starts_with("first: "))
        .is_some_and(|said| {
            // On a busy machine the library may have answered, too.
            winner.ended_ns < Some(said.at_ns)
                && [library, friend]
                    .iter()
                    .any(|loser| recording.is_pending_at(loser, said.at_ns))
        })
}

/// Was the loser polled after the winner's end, and did it finish?
fn goes_on(winner: &Task, loser: &Task) -> bool {
    let won_ns = winner.ended_ns.unwrap_or(u64::MAX);
    loser.is_finished() && loser.was_polled_after(won_ns)
}

/// Was the loser dropped after the winner's end, in the same poll of the
/// reader, without being polled once more?
fn is_dropped_with(reader: &Task, winner: &Task, loser: &Task) -> bool {
    let Some(won_ns) = winner.ended_ns else {
        return false;
    };
    let poll = reader.polls.iter().rfind(|poll| poll.start_ns < won_ns);
    let poll_end_ns = poll.and_then(|poll| poll.end_ns).unwrap_or_default();
    loser.end == End::Dropped
        && !loser.was_polled_after(won_ns)
        && loser.was_dropped_between(won_ns, poll_end_ns)
}

/// Did the reader tell the answer after the source had given it?
fn is_told(recording: &Recording, reader: &Task, source: &Task) -> bool {
    let who = source.name.trim_end_matches(" 2");
    let said = recording.said(&format!("next: {who}"));
    source.is_finished()
        && said.is_some_and(|said| {
            said.task == Some(reader.id) && source.ended_ns < Some(said.at_ns)
        })
}
