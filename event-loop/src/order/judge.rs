//! In which order one thread polls the guests that the cafe spawned. Or several
//! threads poll them in parallel.

use std::collections::HashSet;

use side_by_side::{Recording, Seen, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let cafe = run.lane("cafe")?;
    let mut guests = run.numbered("guest", 3)?;
    run.are_tasks_of(&guests, cafe)?;
    let tasks: HashSet<_> = guests.iter().map(|one| one.runs_in).collect();
    require(tasks.len() == guests.len(), "guests share a task")?;
    run.held_no_other_thread(&guests)?;
    guests.sort_by_key(|guest| guest.began_ns());
    if guests.windows(2).any(|two| run.ran_at_once(two[0], two[1])) {
        return Ok("several at once".to_owned());
    }
    // Only tokio's workers have one, for what their own tasks spawn.
    let has_slot = run.runtime_of(cafe) == Some("tokio");
    // A queue has the cafe after all guests.
    let is_queue = !has_slot && run.on_workers(cafe).is_ok();
    let made = guests.iter().filter(|g| is_queue || g.parent.is_some());
    let last_ns = made.map(|guest| guest.created_ns).max();
    let mut polls = cafe.polls.iter().map(|poll| Some(poll.start_ns));
    require(
        !polls.any(|ns| guests[0].ended_ns < ns && ns <= last_ns),
        "the cafe awaited a guest before it spawned the next one",
    )?;
    if has_slot {
        guests.rotate_left(1);
    }
    let are_in_order = guests.is_sorted_by_key(|g| (g.name.len(), &g.name));
    require(
        are_in_order,
        match has_slot {
            true => "the last guest did not run before the others",
            false => "the guests did not run in the order of their numbers",
        },
    )?;
    Ok(if has_slot { "the last" } else { "the first" }.to_owned())
}
