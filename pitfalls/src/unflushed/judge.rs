//! A write is queued after a call on a full blocking pool, and the file is
//! dropped. The bytes are counted then, and when the pool was free again.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, photo, write] = run.lanes(["main", "photo", "write"])?;
    run.is_part_of(write, main)?;
    run.ran_on_the_pool(&[photo])?;
    run.in_order(photo.creation(), write.start())?;
    run.in_order(write.finish(), photo.finish())?;
    let dropped = run.says_after(main, "dropped: …", write.finish())?;
    let end = run.program_says("at the end: …")?;
    run.in_order(photo.finish(), end)?;
    // The pool's thread wakes main when it has written; or another task waits
    // and wakes it, and then it counts soon. The drop of async-std blocks it.
    let free_ns = photo.ended_ns.unwrap_or_default();
    let then = free_ns..=dropped.at_ns;
    let last = main.wakes.iter().rfind(|wake| then.contains(&wake.at_ns));
    let is_told = last.is_some_and(|w| photo.threads().contains(&w.thread));
    let is_soon = run.seconds(4 * dropped.at_ns.saturating_sub(free_ns)) == 0;
    let is_held =
        run.runtime.starts_with("async-std") && main.poll_at(free_ns).is_some();
    let otherwise = "`main` did not wait for the pool until the write was done";
    let waited = run.in_order(photo.finish(), dropped);
    let waited = waited.and(require(is_told || is_soon || is_held, otherwise));
    let in_queue = run.in_order(dropped, photo.finish());
    let [early, late] =
        [dropped, end].map(|said| !said.text.ends_with(": 0 bytes"));
    let counted = |is_so| require(is_so, "other numbers of bytes were counted");
    answer([
        ("yes", waited.and(counted(early && late))),
        ("not yet", in_queue.clone().and(counted(!early && late))),
        ("no, they are lost", in_queue.and(counted(!early && !late))),
    ])
}
