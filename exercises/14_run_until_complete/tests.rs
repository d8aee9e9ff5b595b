//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let (short, long) = (seen.lane("short")?, seen.lane("long")?);
        for (task, n) in [(short, 1), (long, 3)] {
            seen.finished(task)?;
            seen.said(task, &format!("worked for {n} s"), n)?;
            seen.only_waited(task)?;
        }
        seen.overlap(short, long)?;
        seen.on_one_thread(&[short, long])?;
        seen.lasted(&[short, long], 3)?;
        seen.hardly_computed()?;
        seen.threads_at_most(1)
    })
}
