//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let (washer, shopping) = (seen.lane("washer")?, seen.lane("shopping")?);
        for (lane, seconds) in [(washer, 2), (shopping, 1)] {
            seen.finished(lane)?;
            seen.lasts_at_least(lane, seconds)?;
            seen.only_waited(lane)?;
        }
        seen.is_task(washer, main)?;
        seen.overlap(washer, shopping)?;
        seen.is_part(shopping, main)?;
        seen.happened_before(
            ("the shopping was done", shopping.ended_ns),
            ("main said \"home again\"", seen.moment(main, "home again")),
        )?;
        seen.said_in_order(main, &["home again", "washer is done"])?;
        seen.happened_before(
            ("main said \"home again\"", seen.moment(main, "home again")),
            ("the washer was done", washer.ended_ns),
        )?;
        seen.happened_before(
            ("the washer was done", washer.ended_ns),
            ("main said so", seen.moment(main, "washer is done")),
        )?;
        seen.awaited(washer, main)?;
        seen.only_waited(main)?;
        seen.lasted(&[washer, shopping], 2)?;
        seen.hardly_computed()
    })
}
