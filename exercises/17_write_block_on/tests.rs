//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

#[track_caller]
pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let letter = seen.lane("letter")?;
        seen.finished(letter)?;
        let takes = seen.one_of([1, 2]);
        seen.said(letter, "a bill", takes)?;
        seen.said(letter, "an invitation", 2 * takes)?;
        seen.hardly_computed()?;
        seen.only_waited(letter)?;
        seen.on_main_thread(letter)?;
        seen.polled_only_after_wakes(letter)?;
        seen.polled_soon_after_wakes(letter)?;
        seen.program_said("read: all letters")?;
        seen.is_by_hand()?;
        // Main, and two postmen, for one may still be leaving.
        seen.threads_at_most(3)
    })
}
