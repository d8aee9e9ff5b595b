//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let names = ["square 1", "square 2", "square 3"];
        let squares = [
            seen.lane(names[0])?,
            seen.lane(names[1])?,
            seen.lane(names[2])?,
        ];
        for square in squares {
            seen.finished(square)?;
            seen.lasts_at_least(square, 1)?;
            seen.only_waited(square)?;
            seen.is_task(square, main)?;
        }
        seen.overlap(squares[0], squares[1])?;
        seen.overlap(squares[1], squares[2])?;
        seen.said_in_order(main, &["1", "4", "9"])?;
        seen.lasted(&squares, 1)?;
        seen.hardly_computed()?;
        seen.threads_at_most(1)
    })
}
