//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let (main, laundry) = (seen.lane("main")?, seen.lane("laundry")?);
        seen.finished(laundry)?;
        seen.said(laundry, "wet", 1)?;
        seen.said(laundry, "clean", 2)?;
        seen.only_waited(laundry)?;
        seen.is_task(laundry, main)?;
        seen.overlap(laundry, main)?;
        seen.said(main, "home again", 3)?;
        seen.is_not_awaited(laundry, main)?;
        seen.only_waited(main)?;
        seen.hardly_computed()?;
        // Main, the worker, and a thread for timers.
        seen.threads_at_most(3)
    })
}
