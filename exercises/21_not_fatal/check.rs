//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [main, piano, letter] = run.lanes(["main", "piano", "letter"])?;
    run.panicked(piano)?;
    run.is_task_of(piano, main)?;
    run.is_task_of(letter, main)?;
    run.lasts(piano, 1)?;
    run.only_wait(&[main, piano, letter])?;
    run.awaits(main, piano)?;
    let end = ("the panic of `piano`", piano.ended_ns);
    run.says_soon_after(main, "piano: lost", end)?;
    run.overlap(&[piano, letter])?;
    run.finished(&[letter])?;
    run.lasts(letter, 2)?;
    let last = "letter: in the box";
    run.says_in_order(main, &["piano: lost", last])?;
    run.says_after(main, last, ("the end of `letter`", letter.ended_ns))?;
    run.awaits(main, letter)?;
    run.finished(&[main])?;
    run.asks_no_questions()
}
