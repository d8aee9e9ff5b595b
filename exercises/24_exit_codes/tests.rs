//! The requirements. Students do not change this file.

use exercises::{Attempt, judge};
use side_by_side::Seen;
use std::process::ExitCode;

#[track_caller]
pub fn check(program: fn()) -> ExitCode {
    judge(program, requirements)
}

fn requirements(run: &Attempt) -> Seen {
    let children = run.lanes(["Asia", "America", "Africa"])?;
    let codes = run.one_of([[0, 3, 0], [4, 0, 5]]);
    run.finished(&children)?;
    for (lane, code) in children.into_iter().zip(codes) {
        run.holds_no_thread(lane)?;
        run.says_after_seconds(lane, &format!("{}: {code}", lane.name), 1)?;
    }
    run.has_children(3)?;
    run.children_ended(3)?;
    run.overlap(&children)?;
    run.only_wait(&children)?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
