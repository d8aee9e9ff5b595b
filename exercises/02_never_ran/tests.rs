//! The requirements. Students do not change this file.

use exercises::{Attempt, judge};
use side_by_side::Seen;
use std::process::ExitCode;

#[track_caller]
pub fn check(program: fn()) -> ExitCode {
    judge(program, requirements)
}

fn requirements(run: &Attempt) -> Seen {
    let [main, tea] = run.lanes(["main", "tea"])?;
    run.finished(&[tea])?;
    run.says_after_seconds(tea, "tea is ready", 1)?;
    run.says_after(main, "served", ("the end of `tea`", tea.ended_ns))?;
    run.only_wait(&[main, tea])?;
    run.awaits(main, tea)?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
