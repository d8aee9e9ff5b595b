//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let letter = run.lane("letter")?;
    let takes = run.one_of([1, 2]);
    run.finished(&[letter])?;
    run.says_after_seconds(letter, "a bill", takes)?;
    run.says_after_seconds(letter, "an invitation", 2 * takes)?;
    run.polled_only_when_woken(letter)?;
    run.holds_no_thread(letter)?;
    run.on_main(&[letter])?;
    run.polled_soon_after_wakes(letter)?;
    run.was_idle()?;
    run.program_says("read: all letters")?;
    run.is_by_hand()?;
    // The starter has one, in the postman.
    run.sleeps_until_woken(1)
}
