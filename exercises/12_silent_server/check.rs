//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let main = run.lane("main")?;
    let [text, map, photo] = run.lanes(["text", "map", "photo"])?;
    // The photo may take longer than the map's timeout.
    let needed = run.one_of([1, 3]);
    run.finished(&[text, photo])?;
    run.lasts(text, 1)?;
    run.lasts(photo, needed)?;
    run.overlap(&[text, map, photo])?;
    run.dropped(map).map_err(|missing| {
        format!("{missing}; put the time limit around `watch(\"map\", …)`")
    })?;
    run.lasts(map, 2)?;
    run.says_after(main, "page shown", ("the end of `map`", map.ended_ns))?;
    run.take_together(&[text, map], 2)?;
    let end = ("the end of `photo`", photo.ended_ns);
    run.says_after(main, "page shown", end)?;
    run.only_wait(&[main, text, map, photo])?;
    run.starts_no_thread()?;
    run.limits_only("map", &["text", "photo"])
}
