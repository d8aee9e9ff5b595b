//! A timeout drops the wait for a child that hangs; later the parent asks it.

use side_by_side::{Recording, Seen, Task, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [parent, killed, ask] =
        run.lanes(["parent", "killed", "ask killed"])?;
    run.finished(&[parent, ask])?;
    run.was_idle()?;
    run.held_no_other_thread(&lanes)?;
    run.lasts(killed, 1)?;
    match parent.is_call {
        // Plain std can only look again and again.
        true => run.are_calls(&lanes)?,
        false => is_given_up(run, killed, parent)?,
    }
    run.one_after_the_other(&[killed, ask])?;
    answer([("yes", is_silent(run, ask)), ("no", answers(run, ask))])
}

fn is_given_up(run: &Recording, killed: &Task, parent: &Task) -> Seen {
    run.waits_for(killed, &[parent])?;
    run.dropped_by_its_task(killed, parent)
}

fn is_silent(run: &Recording, ask: &Task) -> Seen {
    run.says(ask, "gone").map(drop)
}

/// Its input ended, so it continues, and says so.
fn answers(run: &Recording, ask: &Task) -> Seen {
    run.says(ask, "still there: process …")?;
    match ask.is_call {
        true => Ok(()),
        false => run.woken_only_by_its_child(ask),
    }
}
