//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let (paint, read) = (seen.lane("paint")?, seen.lane("read")?);
        for lane in [paint, read] {
            seen.finished(lane)?;
            seen.only_waited(lane)?;
            seen.woken_by_timers(lane)?;
        }
        seen.said(paint, "dry", 2)?;
        seen.said_in_order(read, &["chapter 1", "chapter 2"])?;
        seen.lasts_at_least(read, 2)?;
        seen.overlap(paint, read)?;
        seen.on_one_thread(&[paint, read])?;
        seen.lasted(&[paint, read], 2)?;
        seen.hardly_computed()?;
        // smol has a thread for timers, and one for tasks.
        seen.threads_at_most(3)
    })
}
