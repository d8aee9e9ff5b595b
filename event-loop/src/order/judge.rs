//! In which order one thread polls the guests, or whether several threads do.

use side_by_side::{Recording, Seen, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let cafe = run.lane("cafe")?;
    let mut guests = run.numbered("guest", 3)?;
    run.are_tasks_of(&guests, cafe)?;
    run.have_a_task_each(&guests)?;
    run.held_no_other_thread(&guests)?;
    guests.sort_by_key(|guest| guest.began_ns());
    if guests.windows(2).any(|two| run.ran_at_once(two[0], two[1])) {
        return Ok("several in parallel".to_owned());
    }
    // The cafe spawned them all before it awaited one.
    each(&guests, |one| run.made_before(one, guests[0].finish()))?;
    // Only tokio's workers have a LIFO slot, for what their tasks spawn.
    let has_slot = run.runtime_of(cafe) == Some("tokio");
    guests.rotate_left(usize::from(has_slot));
    let first = if has_slot { "the last" } else { "the first" };
    let are_in_order = guests.is_sorted_by_key(|g| (g.name.len(), &g.name));
    require(are_in_order, "the guests did not run in order")?;
    Ok(first.to_owned())
}
