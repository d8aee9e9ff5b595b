//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let visitors = [
            seen.lane("visitor 1")?,
            seen.lane("visitor 2")?,
            seen.lane("visitor 3")?,
        ];
        for visitor in visitors {
            seen.finished(visitor)?;
            seen.lasts_at_least(visitor, 1)?;
            seen.said(visitor, "counted", 1)?;
            seen.only_waited(visitor)?;
        }
        seen.overlap(visitors[0], visitors[1])?;
        seen.overlap(visitors[1], visitors[2])?;
        seen.on_one_thread(&visitors)?;
        seen.said(main, "3 visitors", 1)?;
        seen.lasted(&visitors, 1)?;
        seen.hardly_computed()?;
        seen.threads_at_most(1)
    })
}
