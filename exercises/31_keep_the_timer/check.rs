//! The requirements.

use exercises::Attempt;
use side_by_side::{End, Seen, require};

pub fn check(run: &Attempt) -> Seen {
    let [main, street] = run.lanes(["main", "street"])?;
    run.finished(&[main, street])?;
    run.are_separate_tasks(&[main, street])?;
    run.lasts(street, 4)?;
    let before = run.one_of([2, 4]);
    for nth in 1..=before {
        let text = format!("customer {nth}");
        let comes = (text.as_str(), Some(run.says(street, &text)?.at_ns));
        run.says_soon_after(main, &format!("welcome, {nth}"), comes)?;
    }
    let least = run.one_of([2, 3]);
    let done = run.says_after_seconds(main, "bread is done", least)?;
    let next = run.says(street, &format!("customer {}", before + 1))?;
    run.in_order(done, next)?;
    let ovens = run.tasks_named("oven");
    let ended = ovens.filter(|oven| oven.end == End::Finished).count();
    require(ended <= 1, {
        format!("{ended} timers of the oven were due: one is enough")
    })?;
    run.only_wait(&[main, street])?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
