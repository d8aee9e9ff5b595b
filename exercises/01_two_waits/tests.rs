//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let (paint, read) = (seen.lane("paint")?, seen.lane("read")?);
        seen.finished(paint)?;
        seen.finished(read)?;
        seen.said(paint, "dry", 2)?;
        seen.said(read, "chapter 1", 1)?;
        seen.only_waited(paint)?;
        seen.only_waited(read)?;
        seen.overlap(paint, read)?;
        seen.on_one_thread(&[paint, read])?;
        seen.woken_by_timers(paint)?;
        seen.woken_by_timers(read)?;
        seen.lasted(&[paint, read], 2)?;
        seen.hardly_computed()?;
        seen.threads_at_most(1)
    })
}
