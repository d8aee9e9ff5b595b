//! Each child is a process, and the parent waits for all of them at the same
//! time, or for Asia first.

use side_by_side::{Recording, Seen, answer, require};
use std::collections::HashSet;

pub fn judge(run: &Recording) -> Seen<String> {
    let [asia, africa] = run.lanes(["wait for Asia", "wait for Africa"])?;
    let lines = run
        .said
        .iter()
        .map(|said| said.text.split_once(": process "));
    let processes: HashSet<_> = lines.flatten().map(|(_, id)| id).collect();
    require(
        processes.len() >= 5,
        "parent and children are not five processes",
    )?;
    // Plain std has only calls.
    if !asia.is_call {
        run.wait_for_children(&[asia])?;
    }
    let overlap = run.overlap(&[asia, africa]);
    let is_heard = run.in_order(africa.finish(), asia.finish());
    let in_turn = run.one_after_the_other(&[asia, africa]);
    let was_done = require(
        run.whole_seconds_of(&[africa]) == 0,
        "the child of Africa did not run while the parent waited for Asia",
    );
    answer([
        ("when it ends", overlap.and(is_heard)),
        ("after Asia", in_turn.and(was_done)),
    ])
}
