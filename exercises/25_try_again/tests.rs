//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let (first, second) =
            (seen.lane("attempt 1")?, seen.lane("attempt 2")?);
        for attempt in [first, second] {
            seen.finished(attempt)?;
            seen.only_waited_for_children(attempt)?;
        }
        seen.has_children(2)?;
        seen.happened_before(
            ("the first attempt was over", first.ended_ns),
            ("the second attempt began", second.began_ns()),
        )?;
        seen.said_in_order(main, &["attempt 1 has failed", "done"])?;
        seen.happened_before(
            ("the second attempt was over", second.ended_ns),
            ("main said \"done\"", seen.moment(main, "done")),
        )?;
        seen.hardly_computed()?;
        seen.threads_at_most(1)
    })
}
