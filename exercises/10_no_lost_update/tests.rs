//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let count = seen.one_of([3, 4]);
        let visitors: Result<Vec<_>, _> = (1..=count)
            .map(|n| seen.lane(&format!("visitor {n}")))
            .collect();
        let visitors = visitors?;
        for visitor in &visitors {
            seen.finished(visitor)?;
            seen.lasts_at_least(visitor, 1)?;
            seen.said(visitor, "counted", 1)?;
            seen.only_waited(visitor)?;
        }
        for two in visitors.windows(2) {
            seen.overlap(two[0], two[1])?;
        }
        seen.on_one_thread(&visitors)?;
        seen.said(main, &format!("{count} visitors"), 1)?;
        seen.lasted(&visitors, 1)?;
        seen.hardly_computed()?;
        seen.threads_at_most(1)
    })
}
