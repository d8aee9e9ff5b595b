//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let (piano, letter) = (seen.lane("piano")?, seen.lane("letter")?);
        seen.panicked(piano)?;
        seen.is_task(piano, main)?;
        seen.is_task(letter, main)?;
        seen.lasts_at_least(piano, 1)?;
        seen.said_in_order(main, &["piano: lost"])?;
        seen.happened_before(
            ("the courier panicked", piano.ended_ns),
            (
                "main said \"piano: lost\"",
                seen.moment(main, "piano: lost"),
            ),
        )?;
        seen.awaited(piano, main)?;
        seen.said_soon_after(main, "piano: lost", piano)?;
        seen.overlap(piano, letter)?;
        seen.finished(letter)?;
        seen.lasts_at_least(letter, 2)?;
        let last = "letter: in the box";
        seen.said_in_order(main, &["piano: lost", last])?;
        seen.happened_before(
            ("the letter was there", letter.ended_ns),
            ("main said so", seen.moment(main, last)),
        )?;
        seen.awaited(letter, main)?;
        seen.finished(main)?;
        seen.hardly_computed()?;
        seen.threads_at_most(1)
    })
}
