//! How long the shortest naps of each kind took, in real time, and whether a
//! timer ended them.

use side_by_side::{Recording, Seen, Task, require};

/// In ns of real time, in which the runtimes count.
const MILLISECOND: u64 = 1_000_000;

pub fn judge(run: &Recording) -> Seen<String> {
    let short = run.numbered("short", 1)?;
    let zero = run.numbered("zero", 1)?;
    let all = [&short[..], &zero[..]].concat();
    run.held_no_other_thread(&all)?;
    let stops = run.usage.switches;
    let are_stops = stops.is_none_or(|count| count >= short.len() as u64);
    require(are_stops, "the system did not stop the thread for each nap")?;
    let end_by_timers = |naps: &[&Task]| {
        run.most(naps, "were ended by a timer", |nap| {
            let waits = run.waits(nap).and(run.woken_by_its_runtime(nap));
            nap.is_call || waits.is_ok()
        })
    };
    end_by_timers(&short)?;
    // On a busy machine naps are longer; where the next tick is near, shorter.
    let are_long = |naps: &[&Task], percent| {
        let is_short = |nap: &&&Task| nap.length_ns() < Some(MILLISECOND);
        naps.iter().filter(is_short).count() * 100 <= percent * naps.len()
    };
    let length = ["0.1 ms", "1 ms"][usize::from(are_long(&short, 2))];
    if run
        .most(&zero, "took none", |nap| nap.polls.len() == 1)
        .is_ok()
    {
        return Ok(format!("{length}, no time"));
    }
    if !are_long(&zero, 25) {
        run.most(&zero, "took one turn", |nap| nap.polls.len() == 2)?;
        return Ok(format!("{length}, one turn"));
    }
    end_by_timers(&zero)?;
    require(are_long(&short, 25), "many naps took less than 1 ms")?;
    Ok("1 ms, 1 ms".to_owned())
}
