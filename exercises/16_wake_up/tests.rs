//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let bell = seen.lane("bell")?;
        seen.finished(bell)?;
        seen.only_waited(bell)?;
        seen.hardly_computed()?;
        seen.polled_only_after_wakes(bell)?;
        seen.woken_by_a_thread_of_the_program(bell)?;
        seen.polled_soon_after_wakes(bell)?;
        seen.polled_at_most(bell, 2)?;
        seen.program_said("somebody is at the door")?;
        // Main, and the visitor.
        seen.threads_at_most(2)
    })
}
