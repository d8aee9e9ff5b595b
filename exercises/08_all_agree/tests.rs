//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        for runtime in ["tokio", "async-std", "smol"] {
            let main = seen.lane(runtime)?;
            let laundry = seen.lane(&format!("laundry on {runtime}"))?;
            seen.finished(main)?;
            seen.is_task(laundry, main)?;
            seen.was_dropped(laundry)?;
            seen.only_waited(laundry)?;
            seen.said(laundry, "water off", 0)?;
            seen.said(main, "out", 1)?;
            let out = seen.moment(main, "out");
            seen.happened_before(
                ("the laundry had begun", laundry.began_ns()),
                (&format!("somebody said \"out\" on {runtime}"), out),
            )?;
            seen.happened_before(
                (
                    &format!("`laundry on {runtime}` was gone"),
                    laundry.ended_ns,
                ),
                (&format!("somebody said \"out\" on {runtime}"), out),
            )?;
            seen.said_soon_after(main, "out", laundry)?;
            // Elsewhere another thread may drop it.
            if runtime == "tokio" {
                seen.awaited(laundry, main)?;
            }
            seen.lasts_at_least(main, 3)?;
        }
        seen.hardly_computed()
    })
}
