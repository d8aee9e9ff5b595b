//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let (clerk, visitor) = (seen.lane("clerk")?, seen.lane("visitor")?);
        let letters: Vec<String> =
            (1..=6).map(|n| format!("letter {n}")).collect();
        let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
        for lane in [clerk, visitor] {
            seen.finished(lane)?;
            seen.is_task(lane, main)?;
        }
        seen.holds_its_thread(clerk)?;
        seen.said_in_order(clerk, &letters)?;
        seen.said(visitor, "hello", 0)?;
        seen.on_one_thread(&[main, clerk, visitor])?;
        seen.ran_before(visitor, clerk, seen.moment(clerk, "letter 2"))?;
        seen.gave_way_between(clerk, &letters)?;
        seen.threads_at_most(1)
    })
}
