//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let (soup, egg) = (seen.lane("soup")?, seen.lane("egg")?);
        // Main, and one for each timer.
        seen.threads_at_most(3)?;
        for lane in [soup, egg] {
            seen.finished(lane)?;
            seen.only_waited(lane)?;
        }
        seen.said(main, "is it hot? false", 0)?;
        seen.said(main, "the egg is boiled", 1)?;
        seen.said(main, "the soup is hot", 2)?;
        seen.lasts_at_least(egg, 1)?;
        seen.lasts_at_least(soup, 2)?;
        seen.overlap(egg, soup)?;
        seen.begins_as_part(soup, main)?;
        // Once to ask; once more, since the soup changes its task.
        seen.polled_at_most(egg, 2)?;
        seen.polled_at_most(soup, 3)?;
        for lane in [soup, egg] {
            seen.woken_by_a_thread_of_the_program(lane)?;
            seen.polled_soon_after_wakes(lane)?;
        }
        seen.hardly_computed()
    })
}
