//! One thread runs all chores. Work blocks it; a machine that runs does not, so
//! the checklist makes progress meanwhile.

use side_by_side::{Recording, Seen};

pub fn judge(run: &Recording) -> Seen<String> {
    let chores @ [.., checklist] =
        run.lanes(["laundry", "kids", "checklist"])?;
    let machines @ [_, dryer, _] =
        run.lanes(["washer", "dryer", "washer again"])?;
    run.on_one_thread(&chores)?;
    for (chore, done) in chores.iter().zip(["moved", "play", "rent"]) {
        run.holds_its_thread_to_say(chore, done)?;
    }
    if run.one_after_the_other(&[dryer, checklist]).is_ok() {
        return Ok("yes".to_owned());
    }
    machines.iter().try_for_each(|machine| run.waits(machine))?;
    run.held_no_other_thread(&machines)?;
    let next_line = run.says_after(checklist, "…", dryer.start())?;
    run.waiting_at(dryer, next_line)?;
    Ok("no".to_owned())
}
