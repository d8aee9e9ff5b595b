//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let (main, cake) = (seen.lane("main")?, seen.lane("cake")?);
        seen.is_task(cake, main)?;
        seen.said(cake, "oven on", 0)?;
        seen.was_dropped(cake)?;
        seen.lasts_at_least(cake, 1)?;
        seen.only_waited(cake)?;
        seen.said(cake, "oven off", 1)?;
        seen.happened_before(
            ("the oven was off", seen.moment(cake, "oven off")),
            ("the cake was gone", cake.ended_ns),
        )?;
        seen.said(main, "cancelled: true", 1)?;
        seen.threads_at_most(1)
    })
}
