//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let visitors = [
            seen.lane("visitor 1")?,
            seen.lane("visitor 2")?,
            seen.lane("visitor 3")?,
        ];
        for visitor in visitors {
            seen.finished(visitor)?;
            seen.is_blocking_call(visitor, 1)?;
            seen.said(visitor, "counted", 1)?;
        }
        seen.ran_at_once(visitors[0], visitors[1])?;
        seen.ran_at_once(visitors[1], visitors[2])?;
        seen.lasted(&visitors, 1)?;
        seen.program_said("3 visitors")?;
        seen.hardly_computed()
    })
}
