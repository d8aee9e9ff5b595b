//! How much memory one more guest takes, as a thread or as a task.

use side_by_side::{Recording, Seen, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let hotel = run.lane("hotel")?;
    let guests = run.numbered("guest", 2)?;
    let are_calls = run.are_calls(&guests).is_ok();
    let size = match run.figure("one more")? {
        ..100.0 => return Err("a guest takes less memory than a task".into()),
        100.0..1e3 => "hundreds of bytes",
        1e3..1e6 => "kilobytes",
        1e6.. => "megabytes",
        // The operating system does not report it.
        _ if are_calls => "kilobytes",
        _ => "hundreds of bytes",
    };
    if are_calls {
        run.hold_a_thread_each(&guests)?;
        let asleep = run.figure("asleep")? as u64;
        let are_there = run.usage.thread_count.is_none_or(|n| n > asleep);
        require(are_there, "the guests' threads did not sleep together")?;
        return Ok(format!("{size} of stack"));
    }
    run.are_tasks_of(&guests, hotel)?;
    run.all_wait(&guests)?;
    // When the runtime ends, it may wake tasks in order to drop them.
    let first = run.wakes_of(guests).first().map_or(u64::MAX, |w| w.at_ns);
    run.in_order(hotel.finish(), ("a wake of a guest", Some(first)))?;
    Ok(size.to_owned())
}
