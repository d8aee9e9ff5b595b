//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let bell = run.lane("bell")?;
    run.finished(&[bell])?;
    run.woken_only_with_news(bell)?;
    run.holds_no_thread(bell)?;
    run.was_idle()?;
    run.polled_only_when_woken(bell)?;
    run.woken_by_an_own_thread(bell)?;
    run.polled_soon_after_wakes(bell)?;
    run.program_says("somebody is at the door")?;
    run.wakes_after("has_rung")?;
    run.keeps_the_last_waker()
}
