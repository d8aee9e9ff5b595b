//! How long the shortest naps of each kind took, in real time, and whether a
//! timer woke them.

use side_by_side::{Recording, Seen, Task, require};

/// In ns of real time, in which the runtimes count.
const MILLISECOND: u64 = 1_000_000;

pub fn judge(run: &Recording) -> Seen<String> {
    let short = run.numbered("short", 1)?;
    let zero = run.numbered("zero", 1)?;
    run.held_no_other_thread(&[&short[..], &zero[..]].concat())?;
    // The thread sleeps in each nap.
    run.switched(short.len() as u64..)?;
    let by_timer = |nap: &Task| {
        nap.is_call()
            || run.waits(nap).and(run.woken_by_its_runtime(nap)).is_ok()
    };
    run.most(&short, "were ended by a timer", by_timer)?;
    // On a busy machine naps are longer; where the next tick is near, shorter.
    let are_long = |naps: &[&Task], percent| {
        let is_short = |nap: &&&Task| nap.length_ns() < Some(MILLISECOND);
        naps.iter().filter(is_short).count() * 100 <= percent * naps.len()
    };
    let length = ["0.1 ms", "1 ms"][usize::from(are_long(&short, 2))];
    let polled = |n| move |nap: &Task| nap.polls.len() == n;
    if run.most(&zero, "took no turn", polled(1)).is_ok() {
        return Ok(format!("{length} and no time"));
    }
    if !are_long(&zero, 25) {
        run.most(&zero, "took one turn", polled(2))?;
        return Ok(format!("{length} and one yield"));
    }
    run.most(&zero, "were ended by a timer", by_timer)?;
    require(are_long(&short, 25), "many naps took less than 1 ms")?;
    Ok("1 ms and 1 ms".to_owned())
}
