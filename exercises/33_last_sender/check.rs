//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let main = run.lane("main")?;
    let boats = run.numbered("boat", run.one_of([2, 3]))?;
    run.are_separate_tasks(&boats)?;
    let total = run.one_of(["30 fish", "60 fish"]);
    run.says(main, total)?;
    let mut seconds = run.one_of([1, 3]);
    for boat in &boats {
        seconds += 1;
        let home = format!("{} is home", boat.name);
        run.says_after_seconds(boat, &home, seconds)
            .map_err(|missing| format!("{missing}; `main` must wait for it"))?;
    }
    // It drops its sender a moment later.
    let last = boats[boats.len() - 1];
    let home = run.says(last, "boat …")?;
    run.says_soon_after(main, total, (&home.text, Some(home.at_ns)))?;
    run.woken_by(main, last)?;
    run.only_wait(&[main])?;
    run.only_wait(&boats)?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
