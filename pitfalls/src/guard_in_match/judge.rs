//! The body locks the mutex again, while the first guard is there or when it is
//! gone.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let names = ["cook", "guard", "put back"];
    let [cook, guard, put_back] = run.lanes(names)?;
    run.is_part_of(put_back, cook)?;
    let is_own = guard.is_value() && guard.parent == Some(cook.id);
    require(is_own, "`cook` did not make `guard`")?;
    run.in_order(guard.creation(), put_back.start())?;
    let is_stuck = || {
        run.stayed_open(guard)?;
        run.waits_forever(put_back)
    };
    let is_free = || {
        run.in_order(guard.finish(), put_back.start())?;
        run.finished(&[put_back])
    };
    answer([("no, it waits forever", is_stuck()), ("yes", is_free())])
}
