//! What one more guest costs while all wait: threads that calls hold, or tasks
//! that the runtime polled once and that nothing woke.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let hotel = run.lane("hotel")?;
    run.finished(&[hotel])?;
    let guests = run.numbered("guest", 2)?;
    let asleep = figure(run, "asleep").ok_or("the guests are not counted")?;
    let mut lines = run.said.iter();
    let all = lines.rfind(|said| said.text.ends_with(" asleep"));
    let all = ("\"… asleep\"", all.map(|said| said.at_ns));
    let size = match figure(run, "one more") {
        Some(100.0..1e3) => "hundreds of bytes",
        Some(1e3..1e6) => "kilobytes",
        Some(1e6..) => "megabytes",
        Some(_) => return Err("a guest costs less than a task takes".into()),
        // The system cannot tell.
        None if guests.iter().all(|guest| guest.is_call) => "kilobytes",
        None => "hundreds of bytes",
    };
    let stacks = format!("{size} of stacks");
    answer([
        (&stacks, are_threads(run, &guests, asleep)),
        (size, wait_as_tasks(run, hotel, &guests, all)),
    ])
}

fn are_threads(run: &Recording, guests: &[&Task], asleep: f64) -> Seen {
    run.hold_a_thread_each(guests)?;
    guests.iter().try_for_each(|g| run.stayed_open(g))?;
    let threads = run.usage.thread_count;
    require(
        threads.is_none_or(|count| count as f64 > asleep),
        format!("{asleep} guests do not hold a thread each"),
    )
}

fn wait_as_tasks(
    run: &Recording,
    hotel: &Task,
    guests: &[&Task],
    all: (&str, Option<u64>),
) -> Seen {
    for guest in guests {
        run.is_task_of(guest, hotel)?;
        run.waits(guest)?;
        run.waiting_at(guest, all)?;
    }
    run.held_no_other_thread(guests)?;
    let threads = run.usage.thread_count;
    let few = run.workers.unwrap_or_default() + A_FEW;
    require(
        threads.is_none_or(|count| count <= few),
        "there are threads that are held by calls, besides the runtime's",
    )
}

/// Main, drivers, and what a runtime starts besides its workers.
const A_FEW: u64 = 8;

fn figure(run: &Recording, name: &str) -> Option<f64> {
    let figure = run.figures.iter().find(|figure| figure.name == name)?;
    Some(figure.value).filter(|value| !value.is_nan())
}
