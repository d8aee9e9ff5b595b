//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let main = run.lane("main")?;
    let halves = run.numbered("half", 2)?;
    run.finished(&halves)?;
    for half in &halves {
        run.says_after_seconds(half, "many primes", 1)?;
        run.runs_for(half, 1)?;
        if !run.builds_an_executor() {
            run.on_no_own_thread(half)?;
        }
        let end = format!("the end of `{}`", half.name);
        run.says_after(main, "all counted", (&end, half.ended_ns))?;
    }
    run.run_in_parallel(halves[0], halves[1])?;
    run.uses_no_lock()?;
    run.holds_no_thread(main)?;
    run.computed()?;
    run.awaits_one_of(main, &halves)
}
