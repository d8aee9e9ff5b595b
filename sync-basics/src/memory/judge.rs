//! What one more waiting guest costs: as a thread, or as a task.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let hotel = run.lane("hotel")?;
    let guests = run.numbered("guest", 2)?;
    let bytes = run.figures.iter().find(|f| f.name == "one more");
    let size = match bytes.ok_or("the guests are not measured")?.value {
        100.0..1e3 => "hundreds of bytes",
        1e3..1e6 => "kilobytes",
        1e6.. => "megabytes",
        // The system cannot tell.
        nan if nan.is_nan() && guests[0].is_call => "kilobytes",
        nan if nan.is_nan() => "hundreds of bytes",
        _ => return Err("a guest costs less than a task takes".into()),
    };
    let stacks = format!("{size} of stacks");
    answer([
        (&stacks, run.hold_a_thread_each(&guests)),
        (size, wait_as_tasks(run, &guests, hotel)),
    ])
}

fn wait_as_tasks(run: &Recording, guests: &[&Task], hotel: &Task) -> Seen {
    run.are_tasks_of(guests, hotel)?;
    run.held_no_other_thread(guests)?;
    guests
        .iter()
        .try_for_each(|guest| run.holds_no_thread(guest))?;
    // The end of the hotel may wake them, so that they are dropped.
    let wakes = run.wakes_of(guests.iter().copied());
    let first_ns = wakes.first().map(|wake| wake.at_ns);
    let is_woken = first_ns.is_some() && first_ns < hotel.ended_ns;
    require(!is_woken, "something woke a guest, and nothing should")
}
