//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let main = run.lane("main")?;
    let count = run.one_of([3, 4]);
    let visitors = run.numbered("visitor", count)?;
    run.finished(&visitors)?;
    for visitor in &visitors {
        run.says_after_seconds(visitor, "counted", 1)?;
    }
    run.overlap(&visitors)?;
    run.take_together(&visitors, 1)?;
    run.says(main, &format!("{count} visitors"))?;
    run.only_wait(&visitors)?;
    run.starts_no_thread()?;
    run.uses_no_lock()?;
    run.counts_in("counter")
}
