//! The requirements. Students do not change this file.

use exercises::{Attempt, judge};
use side_by_side::Seen;
use std::process::ExitCode;

#[track_caller]
pub fn check(program: fn()) -> ExitCode {
    judge(program, requirements)
}

fn requirements(run: &Attempt) -> Seen {
    let [main, egg] = run.lanes(["main", "egg"])?;
    run.finished(&[egg])?;
    run.says_after_seconds(egg, "boiled", 1)?;
    run.says_after(main, "served", ("the end of `egg`", egg.ended_ns))?;
    run.holds_no_thread(main)?;
    run.on_its_runtime(egg)?;
    run.only_wait(&[main, egg])?;
    run.awaits(main, egg)?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
