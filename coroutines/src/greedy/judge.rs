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
    run.was_idle()?;
    run.says(clerk, "all read")?;
    let turn = &run.says(visitor, "my turn after …")?.text;
    let is_first = require(turn == "my turn after 1 letters", || {
        format!("the visitor said \"{turn}\"")
    });
    answer([
        ("after all letters", reads_all(run, clerk, visitor)),
        (
            "after one letter",
            is_first.and(yields(clerk, visitor, |poll| {
                let itself = run.yields_by_itself(clerk, poll);
                itself.or(run.is_put_off(clerk, poll)).map(drop)
            })),
        ),
        (
            turn.trim_start_matches("my turn "),
            yields(clerk, visitor, |poll| {
                run.is_put_off(clerk, poll).map(drop)
            }),
        ),
    ])
}

/// The visitor was there, and waited until the clerk's only poll was over.
fn reads_all(run: &Recording, clerk: &Task, visitor: &Task) -> Seen {
    run.one_after_the_other(&[clerk, visitor])?;
    run.in_order(
        ("the arrival of the visitor", Some(visitor.created_ns)),
        ("the end of the clerk", clerk.ended_ns),
    )?;
    require(
        clerk.polls.len() == 1,
        || "the clerk did not read all letters in one poll",
    )
}

/// How the clerk is woken after each poll but the last, and that the visitor's
/// turn is between its first two.
fn yields(
    clerk: &Task,
    visitor: &Task,
    is_woken: impl Fn(&Poll) -> Seen,
) -> Seen {
    let [first, second, ..] = clerk.polls.as_slice() else {
        return Err("the clerk did not yield".into());
    };
    let is_between = first.end_ns < visitor.began_ns()
        && visitor.began_ns() < Some(second.start_ns);
    require(
        is_between,
        || "it was not the visitor's turn when the clerk first yielded",
    )?;
    clerk.polls[..clerk.polls.len() - 1]
        .iter()
        .try_for_each(is_woken)
}
