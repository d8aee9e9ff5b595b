//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let all = [
            seen.lane("Asia")?,
            seen.lane("America")?,
            seen.lane("Africa")?,
        ];
        let codes = seen.one_of([[0, 3, 0], [4, 0, 5]]);
        for (lane, code) in all.into_iter().zip(codes) {
            seen.finished(lane)?;
            seen.only_waited_for_children(lane)?;
            // Each child that ends may wake all who wait.
            seen.polled_at_most(lane, 8)?;
            seen.said(lane, &format!("{}: {code}", lane.name), 1)?;
        }
        seen.has_children(3)?;
        seen.children_ended(3)?;
        seen.overlap(all[0], all[1])?;
        seen.overlap(all[1], all[2])?;
        seen.lasted(&all, 1)?;
        seen.on_one_thread(&all)?;
        seen.hardly_computed()?;
        seen.threads_at_most(1)
    })
}
