//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let (main, egg) = (seen.lane("main")?, seen.lane("egg")?);
        seen.finished(egg)?;
        seen.said(egg, "boiled", 1)?;
        seen.on_one_thread(&[main, egg])?;
        seen.only_waited(egg)?;
        seen.only_waited(main)?;
        seen.happened_before(
            ("the egg was boiled", egg.ended_ns),
            ("it was served", seen.moment(main, "served")),
        )?;
        seen.awaited(egg, main)?;
        seen.polled_only_after_wakes(egg)?;
        seen.threads_at_most(1)
    })
}
