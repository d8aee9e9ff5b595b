//! What must hold. Students do not change this file.

use exercises::{Seen, judge};
use std::process::ExitCode;

pub fn check(program: fn()) -> ExitCode {
    judge(program, |seen: &Seen| {
        let main = seen.lane("main")?;
        let (text, map) = (seen.lane("text")?, seen.lane("map")?);
        let photo = seen.lane("photo")?;
        for lane in [text, photo] {
            seen.finished(lane)?;
            seen.lasts_at_least(lane, 1)?;
            seen.only_waited(lane)?;
            seen.overlap(lane, map)?;
        }
        seen.overlap(text, photo)?;
        seen.was_dropped(map).map_err(|why| {
            format!("{why}, so put the timeout around `watch(\"map\", …)`")
        })?;
        seen.only_waited(map)?;
        seen.lasts_at_least(map, 2)?;
        seen.said(main, "page shown", 2)?;
        seen.happened_before(
            ("the map was given up", map.ended_ns),
            ("the page was shown", seen.moment(main, "page shown")),
        )?;
        seen.only_waited(main)?;
        seen.lasted(&[text, map, photo], 2)?;
        seen.hardly_computed()?;
        seen.threads_at_most(1)
    })
}
