//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [short, long] = run.lanes(["short", "long"])?;
    run.finished(&[short, long])?;
    run.says_after_seconds(short, "worked for 1 s", 1)?;
    run.says_after_seconds(long, "worked for 3 s", 3)?;
    run.overlap(&[short, long])?;
    run.only_wait(&[short, long])?;
    run.take_together(&[short, long], 3)?;
    run.starts_no_thread()?;
    run.awaits_handle_of("short")?;
    run.awaits_handle_of("long")
}
