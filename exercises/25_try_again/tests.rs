//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let failures = seen.one_of([2, 1]);
        let attempts: Result<Vec<_>, _> = (1..=failures + 1)
            .map(|n| seen.lane(&format!("attempt {n}")))
            .collect();
        let attempts = attempts?;
        for attempt in &attempts {
            seen.finished(attempt)?;
            seen.only_waited_for_children(attempt)?;
        }
        seen.has_children(attempts.len())?;
        seen.children_ended(attempts.len())?;
        for two in attempts.windows(2) {
            seen.happened_before(
                (&format!("{} was over", two[0].name), two[0].ended_ns),
                (&format!("{} began", two[1].name), two[1].began_ns()),
            )?;
        }
        for n in 1..=failures {
            seen.said(main, &format!("attempt {n} has failed"), 1)?;
        }
        seen.happened_before(
            ("the last attempt was over", attempts[failures].ended_ns),
            ("main said \"done\"", seen.moment(main, "done")),
        )?;
        seen.hardly_computed()?;
        seen.threads_at_most(1)
    })
}
