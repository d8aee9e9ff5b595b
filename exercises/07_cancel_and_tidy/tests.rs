//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let (main, cake) = (seen.lane("main")?, seen.lane("cake")?);
        seen.is_task(cake, main)?;
        seen.said(cake, "oven on", 0)?;
        seen.was_dropped(cake)?;
        seen.only_waited(cake)?;
        seen.said(cake, "oven off", 0)?;
        // A task that is cancelled runs no line any more. It is dropped.
        let last = cake.polls.last().and_then(|poll| poll.end_ns);
        seen.happened_before(
            ("the cake's last poll was over", last),
            ("the oven was off", seen.moment(cake, "oven off")),
        )?;
        seen.happened_before(
            ("the oven was off", seen.moment(cake, "oven off")),
            ("the cake was gone", cake.ended_ns),
        )?;
        seen.said(main, "cancelled: true", 1)?;
        seen.happened_before(
            ("the cake was gone", cake.ended_ns),
            (
                "main said \"cancelled: true\"",
                seen.moment(main, "cancelled: true"),
            ),
        )?;
        seen.awaited(cake, main)?;
        seen.threads_at_most(1)
    })
}
