//! The requirements. Students do not change this file.

use exercises::{Attempt, judge};
use side_by_side::Seen;
use std::process::ExitCode;

#[track_caller]
pub fn check(program: fn()) -> ExitCode {
    judge(program, requirements)
}

fn requirements(run: &Attempt) -> Seen {
    let [main, flatmate] = run.lanes(["main", "flatmate"])?;
    let missing = run.one_of(["milk", "eggs"]);
    let wrote = format!("wrote {missing}");
    let wrote = run.says_after_seconds(flatmate, &wrote, 1)?;
    run.in_order(run.says(main, "wrote bread")?, wrote)?;
    let buy = format!("buy bread and {missing}");
    run.says_after(main, &buy, wrote)?;
    run.awaits(main, flatmate)?;
    run.only_wait(&[main, flatmate])?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
