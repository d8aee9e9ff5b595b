//! One source wins a race; the losers are dropped, or kept, or go on.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let reader = run.lane("reader")?;
    let mut first = run.lanes(["library 1", "shop 1", "friend 1"])?;
    let mut second = run.lanes(["library 2", "shop 2", "friend 2"])?;
    first.sort_by_key(|lane| (!lane.is_finished(), lane.ended_ns));
    second.sort_by_key(|lane| lane.ended_ns);
    let ([winner, losers @ ..], [next, _, last]) = (first, second);
    run.wait_together(&first)?;
    run.wait_together(&second)?;
    run.asks_rarely(reader)?;
    let told = run
        .says_after(reader, "first: …", winner.finish())?
        .moment();
    let took = run.says_after(reader, "next: …", next.finish())?.moment();
    run.in_order(took, last.finish())?;
    let won_ns = winner.ended_ns.unwrap_or_default();
    let parts = run.are_parts_of(&losers, reader);
    let dropped = losers
        .iter()
        .try_for_each(|one| run.dropped_in_poll_of(one, reader, won_ns));
    let kept = losers.iter().try_for_each(|one| {
        run.dropped(one)?;
        run.abandoned(one, winner.finish(), last)
    });
    let tasks = run.are_tasks_of(&losers, reader);
    let go_on = run.finished(&losers).and(run.waiting_at(losers[1], told));
    answer([
        ("dropped at once", parts.clone().and(dropped)),
        ("they wait, unpolled", parts.and(kept)),
        ("they keep running", tasks.and(go_on)),
    ])
}
