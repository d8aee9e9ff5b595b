//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let (coffee, table) = (seen.lane("coffee")?, seen.lane("table")?);
        for lane in [coffee, table] {
            seen.finished(lane)?;
            seen.only_waited(lane)?;
        }
        seen.said(coffee, "coffee", 2)?;
        seen.said(table, "table", 1)?;
        seen.overlap(coffee, table)?;
        seen.is_task(coffee, main)?;
        seen.happened_before(
            ("the coffee was there", coffee.ended_ns),
            ("main said \"breakfast\"", seen.moment(main, "breakfast")),
        )?;
        seen.awaited(coffee, main)?;
        seen.said_soon_after(main, "breakfast", coffee)?;
        seen.lasted(&[coffee, table], 2)?;
        seen.hardly_computed()?;
        seen.threads_at_most(1)
    })
}
