//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

#[track_caller]
pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let (tea, toast) = (seen.lane("tea")?, seen.lane("toast")?);
        for lane in [tea, toast] {
            seen.finished(lane)?;
        }
        seen.said(tea, "the water is hot", 1)?;
        seen.said(toast, "the toast is ready", 2)?;
        seen.said(tea, "the tea is ready", 3)?;
        seen.overlap(tea, toast)?;
        seen.hardly_computed()?;
        seen.on_one_thread(&[tea, toast])?;
        for lane in [tea, toast] {
            seen.polled_only_after_wakes(lane)?;
            seen.polled_soon_after_wakes(lane)?;
            seen.woken_by_a_thread_of_the_program(lane)?;
            seen.only_waited(lane)?;
        }
        seen.program_said("breakfast")?;
        seen.lasted(&[tea, toast], 3)?;
        seen.is_by_hand()?;
        // Main, and a clock for each wait.
        seen.threads_at_most(4)
    })
}
