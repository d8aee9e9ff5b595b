//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let (one, other) = (seen.lane("baker")?, seen.lane("other baker")?);
        let waits = [
            seen.lane("wait for baker")?,
            seen.lane("wait for other baker")?,
        ];
        for (baker, wait) in [one, other].into_iter().zip(waits) {
            seen.finished(baker)?;
            seen.lasts_at_least(baker, 1)?;
            seen.is_task(baker, main)?;
            seen.finished(wait)?;
            seen.woken_by(wait, baker)?;
            seen.only_waited(wait)?;
        }
        seen.said_in_order(main, &["here is a cake", "no cake"])?;
        seen.threads_at_most(1)
    })
}
