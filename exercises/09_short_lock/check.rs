//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let count = run.one_of([3, 4]);
    let visitors = run.numbered("visitor", count)?;
    run.finished(&visitors)?;
    run.are_calls(&visitors)?;
    for visitor in &visitors {
        run.holds_its_thread(visitor, 1)?;
        run.says_after_seconds(visitor, "counted", 1)?;
    }
    for two in visitors.windows(2) {
        run.run_in_parallel(two[0], two[1])?;
    }
    run.take_together(&visitors, 1)?;
    run.program_says(&format!("{count} visitors"))?;
    run.was_idle()
}
