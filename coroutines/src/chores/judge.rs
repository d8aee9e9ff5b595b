//! Work blocks the one thread for all chores; a machine that runs does not.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let chores @ [.., checklist] =
        run.lanes(["laundry", "kids", "checklist"])?;
    let machines @ [_, dryer, _] =
        run.lanes(["washer", "dryer", "washer again"])?;
    run.on_one_thread(&chores)?;
    for (chore, done) in chores.iter().zip(["moved", "play", "rent"]) {
        run.holds_its_thread_to_say(chore, done)?;
    }
    let in_turn = run.one_after_the_other(&[dryer, checklist]);
    let next_line = run.says_after(checklist, "…", dryer.start());
    let goes_on = next_line.and_then(|line| run.waiting_at(dryer, line));
    let in_between = run.all_wait(&machines).and(goes_on);
    answer([("yes", in_turn), ("no", in_between)])
}
