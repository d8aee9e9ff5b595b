//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let postman = seen.lane("postman")?;
        seen.finished(postman)?;
        seen.lasts_at_least(postman, 4)?;
        seen.is_task(postman, main)?;
        let bundles =
            ["bundle: 1 2", "bundle: 3 4", "bundle: 5 6 7", "bundle: 8"];
        seen.said_in_order(main, &bundles)?;
        seen.said(main, bundles[0], 2)?;
        seen.said(main, bundles[1], 4)?;
        seen.happened_before(
            ("the first bundle was tied", seen.moment(main, bundles[0])),
            ("the postman had brought all", postman.ended_ns),
        )?;
        seen.woken_by(main, postman)?;
        seen.polled_at_most(main, 20)?;
        seen.hardly_computed()?;
        seen.threads_at_most(1)
    })
}
