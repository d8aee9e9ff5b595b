//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [main, ann, ben, cleo] = run.lanes(["main", "ann", "ben", "cleo"])?;
    run.finished(&[main, ann, ben, cleo])?;
    for (lane, town, line) in [
        (ann, "Oslo", "Oslo: 11 degrees"),
        (ben, "Rome", "Rome: 24 degrees"),
    ] {
        run.says(lane, &format!("asks for {town}"))?;
        run.says_after_seconds(lane, line, 1)?;
    }
    run.overlap(&[ann, ben])?;
    // A lock that lets Ben wait makes him ask after Ann.
    run.take_together(&[ann, ben], 1)?;
    run.only_wait(&[main, ann, ben])?;
    run.in_order(ben.finish(), cleo.start())?;
    run.says(cleo, "Rome: 24 degrees")?;
    run.is_short(cleo)?;
    run.says_once("asks for Rome").map_err(|missing| {
        format!("{missing}: `cleo` must find it in the cache").into()
    })
}
