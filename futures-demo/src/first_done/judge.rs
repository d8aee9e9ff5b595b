//! Three sources wait at the same time, and one wins. The losers are dropped
//! in the same poll, or kept unpolled until the reader ends, or go on as tasks.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let reader = run.lane("reader")?;
    let first = run.lanes(["library 1", "shop 1", "friend 1"])?;
    let second = run.lanes(["library 2", "shop 2", "friend 2"])?;
    run.wait_together(&first)?;
    run.wait_together(&second)?;
    run.waits_for(reader, &[first, second].concat())?;
    run.finished(&[reader])?;
    takes_answers_as_they_come(run, reader, &second)?;
    let said = run.says(reader, "first: …")?;
    let who = said.text.trim_start_matches("first: ");
    let winner = run.lane(&format!("{who} 1"))?;
    let losers = first.iter().filter(|lane| lane.id != winner.id);
    let losers: Vec<&Task> = losers.copied().collect();
    let won_ns = winner.ended_ns.filter(|_| winner.is_finished());
    let won = ("the end of the winner", won_ns);
    run.says_after(reader, "first: …", won)?;
    let dropped = |ns| {
        losers.iter().try_for_each(|loser| {
            run.is_part_of(loser, reader)?;
            run.not_polled_after(loser, won_ns.unwrap_or_default())?;
            run.dropped_in_poll_of(loser, reader, ns)
        })
    };
    let last_ns = reader.polls.last().map_or(0, |poll| poll.start_ns);
    answer([
        ("dropped at once", dropped(won_ns.unwrap_or_default())),
        ("they wait, unpolled", dropped(last_ns)),
        ("they go on", go_on(run, reader, &losers, said.at_ns)),
    ])
}

/// Each when it is there, and not all of them at the end.
fn takes_answers_as_they_come(
    run: &Recording,
    reader: &Task,
    sources: &[&Task],
) -> Seen {
    run.finished(sources)?;
    for source in sources {
        let who = source.name.trim_end_matches(" 2");
        let end = (source.name.as_str(), source.ended_ns);
        run.says_after(reader, &format!("next: {who}"), end)?;
    }
    let next = ("\"next: …\"", Some(run.says(reader, "next: …")?.at_ns));
    let last_ns = sources.iter().filter_map(|source| source.ended_ns).max();
    run.in_order(next, ("the end of the last source", last_ns))
}

/// They are tasks, and not all of them are done when the reader is told.
fn go_on(run: &Recording, reader: &Task, all: &[&Task], told_ns: u64) -> Seen {
    run.finished(all)?;
    all.iter().try_for_each(|one| run.is_task_of(one, reader))?;
    let is_waiting = |one: &&Task| run.is_pending_at(one, told_ns);
    require(all.iter().any(is_waiting), "no loser waited any more")
}
