//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let (clock, grind) = (seen.lane("clock")?, seen.lane("grind")?);
        seen.finished(clock)?;
        seen.finished(grind)?;
        seen.is_task(clock, main)?;
        seen.is_blocking_call(grind, 2)?;
        seen.ticked_during(clock, grind, 2)?;
        let ticks = ["tick 1", "tick 2", "tick 3", "tick 4"];
        seen.said_in_order(clock, &ticks)?;
        seen.gave_way_between(clock, &ticks)?;
        seen.said(clock, "tick 2", 1)?;
        seen.said(clock, "tick 4", 2)?;
        seen.only_waited(clock)?;
        seen.only_waited(main)?;
        // Main, and one of the pool.
        seen.threads_at_most(2)
    })
}
