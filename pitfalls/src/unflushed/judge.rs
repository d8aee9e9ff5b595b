//! A write is queued after a call on a full blocking pool, and the file is
//! dropped. The bytes are counted then, and when the pool was free again.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, photo, write] = run.lanes(["main", "photo", "write"])?;
    run.is_part_of(write, main)?;
    run.ran_on_the_pool(&[photo])?;
    run.in_order(photo.creation(), write.start())?;
    run.in_order(write.finish(), photo.finish())?;
    let dropped = run.says_after(main, "dropped: …", write.finish())?;
    let end = run.program_says("at the end: …")?;
    run.in_order(photo.finish(), end)?;
    let waited = run.in_order(photo.finish(), dropped);
    let is_missing = run.in_order(dropped, photo.finish());
    let counts = |first, last| {
        run.says(main, first)?;
        run.program_says(last).map(drop)
    };
    let [five, zero] = ["dropped: 5 bytes", "dropped: 0 bytes"];
    let is_late = counts(zero, "at the end: 5 bytes");
    let is_lost = counts(zero, "at the end: 0 bytes");
    answer([
        ("yes", waited.and(counts(five, "at the end: 5 bytes"))),
        ("not yet", is_missing.clone().and(is_late)),
        ("no, they are lost", is_missing.and(is_lost)),
    ])
}
