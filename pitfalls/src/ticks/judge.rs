//! Main misses ticks while it waits for the phone call. Then it asks for them
//! one after the other, and does not wait for those that were due.

use side_by_side::{Recording, Seen, Task, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, phone] = run.lanes(["main", "phone"])?;
    let ticks = run.numbered("tick", 3)?;
    run.are_parts_of(&ticks, main)?;
    run.awaits(main, phone)?;
    run.one_after_the_other(&ticks)?;
    let length_ns = |lane: &Task| lane.length_ns().unwrap_or(u64::MAX);
    // tokio's driver may have to wake a tick that is due. On a busy machine the
    // call may take much longer.
    let least_ns = length_ns(phone).min(run.second_ns) / 10;
    let waits =
        |tick: &Task| tick.polls.len() > 1 && length_ns(tick) > least_ns;
    let later = ticks
        .iter()
        .filter(|tick| tick.began_ns() >= phone.ended_ns);
    let later: Vec<&Task> = later.copied().collect();
    let slow: Vec<&Task> = later.iter().copied().filter(|t| waits(t)).collect();
    each(&slow, |tick| run.woken_by_its_runtime_or(tick, &[]))?;
    let ready = later.iter().take_while(|tick| !waits(tick)).count();
    // The period: a late tick may make the next one shorter.
    let mut lengths: Vec<u64> = slow.into_iter().map(length_ns).collect();
    lengths.sort_unstable();
    let period_ns = lengths.get(lengths.len().saturating_sub(1) / 2);
    let is_long = period_ns.is_some_and(|ns| 3 * ns < 2 * length_ns(phone));
    let otherwise = "`phone` was too short to miss three ticks";
    require(ready > 1 || is_long, otherwise)?;
    let answers = ["none", "one", "all of them"];
    Ok(answers[ready.min(2)].to_owned())
}
