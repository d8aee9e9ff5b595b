//! One thread does all chores. Work holds it; a machine that runs does not, so
//! the checklist continues meanwhile.

use side_by_side::{Recording, Seen, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let chores @ [.., checklist] =
        run.lanes(["laundry", "kids", "checklist"])?;
    let machines @ [_, dryer, _] =
        run.lanes(["washer", "dryer", "washer again"])?;
    run.finished(&chores)?;
    run.on_one_thread(&chores)?;
    for (chore, done) in chores.iter().zip(["moved", "play", "rent"]) {
        run.holds_its_thread_to_say(chore, done)?;
    }
    if run.one_after_the_other(&[dryer, checklist]).is_ok() {
        return Ok("yes".to_owned());
    }
    for machine in machines {
        run.waits(machine)?;
    }
    run.held_no_other_thread(&machines)?;
    let mut lines = run.lines_of(checklist);
    require(
        lines.any(|said| run.waiting_at(dryer, said.moment()).is_ok()),
        "`checklist` said nothing while `dryer` ran",
    )?;
    Ok("no".to_owned())
}
