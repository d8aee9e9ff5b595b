//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let (wait, last) = (seen.lane("wait")?, seen.lane("last wait")?);
        seen.was_dropped(wait)?;
        seen.lasts_at_least(wait, 1)?;
        seen.finished(last)?;
        seen.finished(main)?;
        let lines = ["time is over", "the child has ended: true"];
        seen.said_in_order(main, &lines)?;
        seen.is_soon_over(last)?;
        seen.only_waited_for_children(last)?;
        seen.has_children(1)?;
        seen.child_was_killed()?;
        seen.threads_at_most(1)
    })
}
