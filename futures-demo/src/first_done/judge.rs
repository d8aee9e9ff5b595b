//! One source wins a race; the losers are dropped, kept, or keep running.

use side_by_side::{Recording, Seen, Task, answer, each};

pub fn judge(run: &Recording) -> Seen<String> {
    let reader = run.lane("reader")?;
    let mut first = run.lanes(["library 1", "shop 1", "friend 1"])?;
    let mut second = run.lanes(["library 2", "shop 2", "friend 2"])?;
    first.sort_by_key(|lane| (!lane.is_finished(), lane.ended_ns));
    second.sort_by_key(|lane| lane.ended_ns);
    let ([winner, losers @ ..], [next, _, last]) = (first, second);
    run.wait_together(&second)?;
    let told = run.says_after(reader, "first: …", winner.finish())?;
    let took = run.says_after(reader, "next: …", next.finish())?;
    run.in_order(took, last.finish())?;
    let are_parts = run.are_parts_of(&losers, reader);
    let is_dropped =
        |one: &Task| run.dropped_in_poll_of(one, reader, winner.finish());
    let is_kept = |one: &Task| run.abandoned(one, winner.finish(), last);
    let are_dropped = are_parts.clone().and(each(&losers, is_dropped));
    let are_kept = are_parts.and(each(&losers, is_kept));
    let are_tasks = run.are_tasks_of(&losers, reader);
    let go_on = run.finished(&losers).and(run.waiting_at(losers[1], told));
    answer([
        ("they are dropped immediately", are_dropped),
        ("they wait, and nothing polls them", are_kept),
        ("they keep running", are_tasks.and(go_on)),
    ])
}
