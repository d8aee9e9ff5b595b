//! The bell rings between the halves of a frame. The read that has taken the
//! first half is dropped, or not.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [receiver, sender] = run.lanes(["receiver", "sender"])?;
    let reads = run.numbered("read", 1)?;
    run.are_separate_tasks(&[receiver, sender])?;
    // asyncio's `wait` takes tasks.
    if run.runtime != "asyncio" {
        let are_parts = run.are_parts_of(&reads, receiver);
        are_parts.or(run.are_tasks_of(&reads, receiver))?;
    }
    let half = run.says(sender, "tele")?;
    let rest = run.says(sender, "gram…")?;
    let bell = run.lane("bell")?;
    run.in_order(reads[0].start(), half)?;
    run.in_order(half, bell.finish())?;
    run.in_order(bell.finish(), rest)?;
    let time = Some(half.at_ns)..bell.ended_ns;
    let mut wakes = reads[0].wakes.iter();
    require(
        wakes.any(|wake| time.contains(&Some(wake.at_ns))),
        "nothing arrived for the read before the bell",
    )?;
    let got = |frame| run.says_after(receiver, frame, rest).map(drop);
    let is_dropped = run.dropped(reads[0]).map(drop);
    let is_lost = is_dropped.and(got("got grampost"));
    answer([("yes", is_lost), ("no", got("got telegram"))])
}
