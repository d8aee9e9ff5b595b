//! A timeout drops the wait for a child that hangs, while another child ends;
//! later the parent asks the child that hangs.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [parent, fail, hung, ask] =
        run.lanes(["parent", "fail", "hung", "ask hung"])?;
    run.finished(&[parent, fail, ask])?;
    run.was_idle()?;
    run.held_no_other_thread(&lanes)?;
    reports(run, fail)?;
    match parent.is_call {
        // Plain std can only look again and again, for one child at a time.
        true => run.are_calls(&lanes)?,
        false => is_given_up(run, parent, fail, hung)?,
    }
    run.lasts(hung, 1)?;
    run.one_after_the_other(&[hung, ask])?;
    answer([("no", answers(run, ask)), ("yes", is_silent(run, ask))])
}

/// With which code its child ended.
fn reports(run: &Recording, fail: &Task) -> Seen {
    let is_code = |text: &str| {
        let mut numbers = text.split(|c: char| !c.is_ascii_digit());
        text.starts_with("exit ") && numbers.any(|number| number == "3")
    };
    let is_said = run.lines_of(fail).any(|said| is_code(&said.text));
    require(
        is_said,
        "`fail` did not say that its child ended with code 3",
    )
}

fn is_given_up(
    run: &Recording,
    parent: &Task,
    fail: &Task,
    hung: &Task,
) -> Seen {
    run.woken_only_by_its_child(fail)?;
    run.are_concurrent(&[fail, hung])?;
    run.waits_for(hung, &[parent])?;
    run.dropped_by_its_task(hung, parent)
}

/// Its input ended, so it continues, and says so.
fn answers(run: &Recording, ask: &Task) -> Seen {
    run.says(ask, "still there: process …")?;
    match ask.is_call {
        true => Ok(()),
        false => run.woken_only_by_its_child(ask),
    }
}

fn is_silent(run: &Recording, ask: &Task) -> Seen {
    run.says(ask, "gone").map(drop)
}
