//! The reader has a guard and reads again. It gets a second guard, or waits for
//! a writer that waits for the first one.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let names = ["reader", "first guard", "second read"];
    let [reader, first, second] = run.lanes(names)?;
    run.is_part_of(second, reader)?;
    let is_own = first.is_value() && first.parent == Some(reader.id);
    require(is_own, "`reader` did not make `first guard`")?;
    let queued = run.lane("write").and_then(|write| {
        run.in_order(first.creation(), write.start())?;
        run.in_order(write.start(), second.start())?;
        Ok(write)
    });
    let is_stuck = queued.clone().and_then(|write| {
        run.stayed_open(first)?;
        run.waits_forever(write)?;
        run.waits_forever(second)
    });
    let is_later = queued.clone().and_then(|write| {
        run.finished(&[write, second])?;
        run.in_order(first.finish(), write.finish())?;
        run.in_order(write.finish(), second.finish())
    });
    let otherwise = "`write` waited first, and a fair lock prefers it";
    let is_immediate = require(queued.is_err(), otherwise)
        .and(run.finished(&[second]))
        .and(run.in_order(second.finish(), first.finish()));
    answer([
        ("no, it waits forever", is_stuck),
        ("yes, after the writer", is_later),
        ("yes, immediately", is_immediate),
    ])
}
