//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let halves = [seen.lane("half 1")?, seen.lane("half 2")?];
        for half in halves {
            seen.finished(half)?;
            seen.said(half, "many primes", 1)?;
            seen.is_task(half, main)?;
            seen.holds_its_thread(half)?;
        }
        seen.ran_at_once(halves[0], halves[1])?;
        seen.computed()?;
        seen.only_waited(main)?;
        // When the first half is done, the other one may be, too.
        seen.awaited(halves[0], main)
            .or(seen.awaited(halves[1], main))?;
        seen.said(main, "all counted", 1)
    })
}
