//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let (main, tea) = (seen.lane("main")?, seen.lane("tea")?);
        seen.finished(tea)?;
        seen.said(tea, "tea is ready", 1)?;
        seen.said(main, "served", 0)?;
        seen.only_waited(tea)?;
        seen.only_waited(main)?;
        seen.happened_before(
            ("the tea was ready", tea.ended_ns),
            ("main said \"served\"", seen.moment(main, "served")),
        )?;
        seen.awaited(tea, main)?;
        seen.hardly_computed()?;
        seen.threads_at_most(1)
    })
}
