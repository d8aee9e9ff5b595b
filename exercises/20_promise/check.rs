//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let main = run.lane("main")?;
    for name in ["baker", "other baker"] {
        let baker = run.lane(name)?;
        let wait = run.lane(&format!("wait for {name}"))?;
        run.is_task_of(baker, main)?;
        run.holds_no_thread(baker)?;
        run.finished(&[wait])?;
        run.lasts(wait, 1)?;
        run.waits_woken_by(wait, &[baker])?;
        run.woken_by(wait, baker)?;
    }
    run.says_in_order(main, &["here is a cake", "no cake"])?;
    run.starts_no_thread()
}
