//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [tea, toast] = run.lanes(["tea", "toast"])?;
    run.finished(&[tea, toast])?;
    run.says_after_seconds(tea, "the water is hot", 1)?;
    run.says_after_seconds(toast, "the toast is ready", 2)?;
    run.says_after_seconds(tea, "the tea is ready", 3)?;
    run.overlap(&[tea, toast])?;
    run.on_one_thread(&[tea, toast])?;
    for lane in [tea, toast] {
        run.polled_only_when_woken(lane)?;
        run.polled_soon_after_wakes(lane)?;
        run.woken_by_an_own_thread(lane)?;
        run.holds_no_thread(lane)?;
    }
    run.was_idle()?;
    run.program_says("breakfast")?;
    run.take_together(&[tea, toast], 3)?;
    run.is_by_hand()?;
    // The starter has one, in `after`.
    run.sleeps_until_woken(1)
}
