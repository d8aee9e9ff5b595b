//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let main = run.lane("main")?;
    let names = ["library", "shop", "friend"];
    let lanes = run.lanes(names)?;
    let takes = run.one_of([[3, 1, 2], [1, 3, 2]]);
    run.finished(&lanes)?;
    run.overlap(&lanes)?;
    run.only_wait(&lanes)?;
    run.only_wait(&[main])?;
    for (lane, seconds) in lanes.into_iter().zip(takes) {
        run.lasts(lane, seconds)?;
        let end = format!("the end of `{}`", lane.name);
        run.says_soon_after(main, &lane.name, (&end, lane.ended_ns))?;
        run.awaits(main, lane)?;
    }
    run.starts_no_thread()?;
    run.asks_no_questions()
}
