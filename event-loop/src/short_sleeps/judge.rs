//! How long the naps took, in real time, and whether a timer ended them.

use side_by_side::{Recording, Seen, Task, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let short = run.numbered("short", 1)?;
    let zero = run.numbered("zero", 1)?;
    run.held_no_other_thread(&short)?;
    // The thread sleeps in each nap.
    run.switched(short.len() as u64..)?;
    let by_timer = |nap: &Task| {
        nap.is_call() || nap.polls.len() <= 3 && run.waits(nap).is_ok()
    };
    run.most(&short, "were ended by a timer", by_timer)?;
    // On a busy machine naps are longer; where the next tick is near, shorter.
    let long_percent = |naps: &[&Task]| {
        let is_long = |nap: &&&Task| nap.length_ns() >= Some(1_000_000);
        100 * naps.iter().filter(is_long).count() / naps.len()
    };
    let is_tick = long_percent(&short) >= 98;
    let length = if is_tick { "1 ms" } else { "0.1 ms" };
    let is_ready = |nap: &Task| nap.polls.len() == 1;
    if run.most(&zero, "took no turn", is_ready).is_ok() {
        return Ok(format!("{length} and no time"));
    }
    if long_percent(&zero).min(long_percent(&short)) >= 75 {
        return Ok("1 ms and 1 ms".to_owned());
    }
    let is_on = |name| run.runtime.starts_with(name);
    let yields = is_on("asyncio") || is_on("our-loop");
    require(yields, "the sleep of no other loop yields by itself")?;
    Ok(format!("{length} and one yield"))
}
