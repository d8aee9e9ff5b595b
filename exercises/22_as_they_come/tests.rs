//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let names = ["library", "shop", "friend"];
        let takes = seen.one_of([[3, 1, 2], [1, 3, 2]]);
        for (name, seconds) in names.into_iter().zip(takes) {
            let lane = seen.lane(name)?;
            seen.finished(lane)?;
            seen.lasts_at_least(lane, seconds)?;
            seen.only_waited(lane)?;
            seen.said_soon_after(main, name, lane)?;
            seen.awaited(lane, main)?;
        }
        seen.overlap(seen.lane("shop")?, seen.lane("friend")?)?;
        seen.overlap(seen.lane("friend")?, seen.lane("library")?)?;
        seen.hardly_computed()?;
        seen.threads_at_most(1)
    })
}
