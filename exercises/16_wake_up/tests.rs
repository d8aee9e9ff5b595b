//! The requirements. Students do not change this file.

use exercises::{Attempt, judge};
use side_by_side::Seen;
use std::process::ExitCode;

#[track_caller]
pub fn check(program: fn()) -> ExitCode {
    judge(program, requirements)
}

fn requirements(run: &Attempt) -> Seen {
    let bell = run.lane("bell")?;
    run.finished(&[bell])?;
    run.woken_only_with_news(bell)?;
    run.holds_no_thread(bell)?;
    run.was_idle()?;
    run.polled_only_when_woken(bell)?;
    run.woken_by_an_own_thread(bell)?;
    run.polled_soon_after_wakes(bell)?;
    run.program_says("somebody is at the door")?;
    run.wakes_after("has_rung")?;
    run.keeps_the_last_waker()
}
