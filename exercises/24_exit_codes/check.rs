//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let children = run.lanes(["Asia", "America", "Africa"])?;
    let codes = run.one_of([[0, 3, 0], [4, 0, 5]]);
    run.finished(&children)?;
    for (lane, code) in children.into_iter().zip(codes) {
        run.holds_no_thread(lane)?;
        run.says_after_seconds(lane, &format!("{}: {code}", lane.name), 1)?;
    }
    run.has_children(3)?;
    run.children_ended(3)?;
    run.overlap(&children)?;
    run.only_wait(&children)?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
