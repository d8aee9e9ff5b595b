//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let attempts = [
            seen.lane("attempt 1")?,
            seen.lane("attempt 2")?,
            seen.lane("attempt 3")?,
        ];
        for attempt in attempts {
            seen.finished(attempt)?;
            seen.only_waited_for_children(attempt)?;
        }
        seen.has_children(3)?;
        seen.children_ended(3)?;
        for two in attempts.windows(2) {
            seen.happened_before(
                (&format!("{} was over", two[0].name), two[0].ended_ns),
                (&format!("{} began", two[1].name), two[1].began_ns()),
            )?;
        }
        let lines = ["attempt 1 has failed", "attempt 2 has failed", "done"];
        seen.said_in_order(main, &lines)?;
        seen.happened_before(
            ("the last attempt was over", attempts[2].ended_ns),
            ("main said \"done\"", seen.moment(main, "done")),
        )?;
        seen.hardly_computed()?;
        seen.threads_at_most(1)
    })
}
