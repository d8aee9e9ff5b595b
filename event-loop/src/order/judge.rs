//! The cafe spawns all guests, and then its thread polls one after another: in
//! which order? Or several threads poll them in parallel.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let cafe = run.lane("cafe")?;
    let mut guests = run.numbered("guest", 3)?;
    run.finished(&guests)?;
    guests.iter().try_for_each(|g| run.is_task_of(g, cafe))?;
    run.held_no_other_thread(&guests)?;
    guests.sort_by_key(|guest| guest.began_ns());
    spawned_in_order(cafe, &guests)?;
    let order: Vec<usize> = guests.iter().map(|g| number(g)).collect();
    let is_served = |is_so: bool| {
        run.on_one_thread(&guests)?;
        require(is_so, format!("the guests were served so: {order:?}"))
    };
    let is_last_first = order[0] == order.len() && order[1..].is_sorted();
    let has_slot = has_a_slot(run, cafe, &guests);
    answer([
        ("several at once", run.some_run_in_parallel(&guests)),
        (
            "the first",
            is_served(order.is_sorted())
                .and(spawned_together(cafe, &guests))
                .and(require(
                    has_slot.is_err(),
                    "their worker runs the newest task first",
                )),
        ),
        ("the last", is_served(is_last_first).and(has_slot)),
    ])
}

/// And before the first one ended. Seen if the cafe made their lanes, too.
fn spawned_in_order(cafe: &Task, served: &[&Task]) -> Seen {
    let mut made = served.to_vec();
    made.retain(|guest| guest.parent == Some(cafe.id));
    made.sort_by_key(|guest| guest.created_ns);
    let last_ns = made.last().map(|guest| guest.created_ns);
    let is_so = made.iter().is_sorted_by_key(|guest| number(guest));
    require(
        is_so && last_ns <= served[0].ended_ns,
        "the guests were not spawned in order before the first one ended",
    )
}

/// The cafe did not wait for the end of each before it spawned the next.
fn spawned_together(cafe: &Task, served: &[&Task]) -> Seen {
    let is_together = served.windows(2).any(|two| {
        let between = two[0].ended_ns..two[1].began_ns();
        let mut polls = cafe.polls.iter();
        !polls.any(|poll| between.contains(&Some(poll.start_ns)))
    });
    require(is_together, "the guests were spawned one after another")
}

/// Only a worker of tokio has one, for what its own tasks spawn.
fn has_a_slot(run: &Recording, cafe: &Task, guests: &[&Task]) -> Seen {
    let thread = cafe.polls.first().map(|poll| poll.thread);
    let mut threads = guests.iter().map(|guest| guest.threads());
    let is_shared = threads.all(|own| own.into_iter().eq(thread));
    require(
        run.runtime_of(cafe) == Some("tokio") && is_shared,
        "the cafe and its guests do not share a worker that has a slot",
    )
}

fn number(guest: &Task) -> usize {
    let number = guest.name.strip_prefix("guest ");
    number.and_then(|n| n.parse().ok()).unwrap_or_default()
}
