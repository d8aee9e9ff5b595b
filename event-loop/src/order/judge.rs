//! The cafe spawns all guests before the first one ends. Which task its thread
//! polls first is the answer, unless several threads poll them in parallel.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let cafe = run.lane("cafe")?;
    let mut guests = run.numbered("guest", 3)?;
    run.finished(&guests)?;
    guests.iter().try_for_each(|g| run.is_task_of(g, cafe))?;
    run.held_no_other_thread(&guests)?;
    guests.sort_by_key(|guest| guest.began_ns());
    spawned_together(cafe, &guests)?;
    answer([
        ("several at once", in_parallel(run, &guests)),
        ("the first", first_come(run, cafe, &guests)),
        ("the last", last_come(run, cafe, &guests)),
    ])
}

/// The cafe did not spawn each guest when the one before had ended. When they
/// were spawned is seen if the cafe made their lanes, too.
fn spawned_together(cafe: &Task, served: &[&Task]) -> Seen {
    let first_end_ns = served[0].ended_ns;
    let late = served.iter().find(|guest| {
        guest.parent == Some(cafe.id) && Some(guest.created_ns) > first_end_ns
    });
    let is_apart = served.windows(2).any(|two| {
        let mut starts = cafe.polls.iter().map(|poll| poll.start_ns);
        let between = two[0].ended_ns..two[1].began_ns();
        !starts.any(|ns| between.contains(&Some(ns)))
    });
    require(late.is_none() && is_apart, || {
        "the guests were spawned one after another, and not all of them before \
         the first one ended"
    })
}

fn in_parallel(run: &Recording, guests: &[&Task]) -> Seen {
    let is_so = guests
        .iter()
        .any(|a| guests.iter().any(|b| run.ran_at_once(a, b)));
    require(is_so, || "no two guests were served in parallel")
}

/// Served in the order in which they were spawned.
fn first_come(run: &Recording, cafe: &Task, served: &[&Task]) -> Seen {
    run.on_one_thread(served)?;
    require(is_rising(served, number), || {
        let order: Vec<usize> = served.iter().map(|g| number(g)).collect();
        format!("the guests were served in the order {order:?}")
    })?;
    require(
        spawned_in_order(cafe, served),
        || "the guests were not spawned in the order of their numbers",
    )?;
    require(
        !shares_a_slot(run, cafe, served),
        || "a worker of tokio runs the newest of a task's tasks first",
    )
}

/// The last one first, because it was in the slot of the worker on which the
/// cafe spawned it, and then the others in order.
fn last_come(run: &Recording, cafe: &Task, served: &[&Task]) -> Seen {
    run.on_one_thread(served)?;
    let is_last = |guest: &Task| number(guest) == served.len();
    require(
        is_last(served[0]) && is_rising(&served[1..], number),
        || {
            let order: Vec<usize> = served.iter().map(|g| number(g)).collect();
            format!("the guests were served in the order {order:?}")
        },
    )?;
    require(
        spawned_in_order(cafe, served),
        || "the guests were not spawned in the order of their numbers",
    )?;
    require(
        shares_a_slot(run, cafe, served),
        || "the cafe and its guests did not share a worker that has a slot",
    )
}

/// Seen if the cafe made their lanes.
fn spawned_in_order(cafe: &Task, guests: &[&Task]) -> bool {
    let mut made = guests.to_vec();
    made.retain(|guest| guest.parent == Some(cafe.id));
    made.sort_by_key(|guest| guest.created_ns);
    is_rising(&made, number)
}

fn is_rising(guests: &[&Task], key: fn(&Task) -> usize) -> bool {
    guests.iter().is_sorted_by_key(|guest| key(guest))
}

/// Only a worker of tokio has one, for what its own tasks spawn.
fn shares_a_slot(run: &Recording, cafe: &Task, guests: &[&Task]) -> bool {
    let thread = cafe.polls.first().map(|poll| poll.thread);
    run.runtime_of(cafe) == Some("tokio")
        && guests.iter().all(|g| g.threads().into_iter().eq(thread))
}

fn number(guest: &Task) -> usize {
    let number = guest.name.strip_prefix("guest ");
    number.and_then(|n| n.parse().ok()).unwrap_or_default()
}
