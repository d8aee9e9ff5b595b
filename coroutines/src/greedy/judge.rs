//! Two tasks share a thread. The visitor's turn comes when one poll of the
//! clerk has read every letter, or when the clerk is made to yield.

use side_by_side::{Poll, Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [office, clerk, visitor] =
        run.lanes(["office", "clerk", "visitor"])?;
    run.finished(&lanes)?;
    run.is_task_of(clerk, office)?;
    run.is_task_of(visitor, office)?;
    run.on_one_thread(&[clerk, visitor])?;
    run.says(clerk, "all read")?;
    let turn = &run.says(visitor, "my turn after …")?.text;
    let yields = |poll: &Poll| run.is_put_off(clerk, poll).map(drop);
    let yields_itself = |poll: &Poll| {
        let itself = run.yields_by_itself(clerk, poll);
        itself.map(drop).or_else(|_| yields(poll))
    };
    let is_first = require(
        turn == "my turn after 1 letters",
        format!("the visitor said \"{turn}\""),
    );
    let turn = turn.trim_start_matches("my turn ");
    answer([
        ("after all letters", reads_all(run, lanes)),
        (
            "after one letter",
            is_first.and(comes_between(run, clerk, visitor, yields_itself)),
        ),
        (turn, comes_between(run, clerk, visitor, yields)),
    ])
}

/// The visitor was there, and waited until the clerk's only poll was over.
fn reads_all(run: &Recording, [office, clerk, visitor]: [&Task; 3]) -> Seen {
    run.one_after_the_other(&[clerk, visitor])?;
    require(
        clerk.polls.len() == 1,
        "the clerk did not read all letters in one poll",
    )?;
    // If the office awaits the clerk on the same thread, it is polled again
    // later than a visitor who was spawned before.
    let mut polls = office.polls.iter().map(|poll| Some(poll.start_ns));
    let is_made_late = Some(visitor.created_ns) > clerk.ended_ns;
    let comes_late = visitor.parent.is_some() && is_made_late
        || run.on_one_thread(&[office, clerk]).is_ok()
            && polls.any(|ns| clerk.ended_ns < ns && ns < visitor.began_ns());
    require(!comes_late, "the visitor came after the clerk's end")
}

/// The visitor comes when the clerk yields for the first time, and the clerk
/// yields in this way each time.
fn comes_between(
    run: &Recording,
    clerk: &Task,
    visitor: &Task,
    yields: impl Fn(&Poll) -> Seen,
) -> Seen {
    let [_, second, ..] = clerk.polls.as_slice() else {
        return Err("the clerk did not yield".into());
    };
    let visits = ("the turn of the visitor", visitor.began_ns());
    run.in_order(("the start of the clerk", clerk.began_ns()), visits)?;
    run.in_order(
        visits,
        ("the next turn of the clerk", Some(second.start_ns)),
    )?;
    let turns = &clerk.polls[..clerk.polls.len() - 1];
    turns.iter().try_for_each(yields)
}
