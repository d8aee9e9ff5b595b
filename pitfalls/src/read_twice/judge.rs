//! The reader has a guard and reads again. It gets a second guard, or waits for
//! a writer that waits for the first one.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let names = ["reader", "first guard", "second read"];
    let [reader, first, second] = run.lanes(names)?;
    run.is_part_of(second, reader)?;
    let is_own = first.is_value() && first.parent == Some(reader.id);
    require(is_own, "`reader` did not make `first guard`")?;
    let queued = || -> Seen<&Task> {
        let write = run.lane("write")?;
        run.in_order(first.creation(), write.start())?;
        run.in_order(write.start(), second.start())?;
        Ok(write)
    };
    let is_stuck = || {
        run.stayed_open(first)?;
        run.waits_forever(queued()?)?;
        run.waits_forever(second)
    };
    let is_later = || {
        let write = queued()?;
        run.finished(&[write, second])?;
        run.in_order(first.finish(), write.finish())?;
        run.in_order(write.finish(), second.finish())
    };
    let is_immediate = || {
        run.finished(&[second])?;
        run.in_order(second.finish(), first.finish())
    };
    answer([
        ("no, it waits forever", is_stuck()),
        ("yes, after the writer", is_later()),
        ("yes, immediately", is_immediate()),
    ])
}
