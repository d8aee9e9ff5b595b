//! The requirements. Students do not change this file.

use exercises::{Attempt, judge};
use side_by_side::Seen;
use std::process::ExitCode;

#[track_caller]
pub fn check(program: fn()) -> ExitCode {
    judge(program, requirements)
}

fn requirements(run: &Attempt) -> Seen {
    let [short, long] = run.lanes(["short", "long"])?;
    run.finished(&[short, long])?;
    run.says_after_seconds(short, "worked for 1 s", 1)?;
    run.says_after_seconds(long, "worked for 3 s", 3)?;
    run.overlap(&[short, long])?;
    run.only_wait(&[short, long])?;
    run.take_together(&[short, long], 3)?;
    run.starts_no_thread()?;
    run.awaits_handle_of("short")?;
    run.awaits_handle_of("long")
}
