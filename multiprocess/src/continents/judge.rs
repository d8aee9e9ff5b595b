//! The parent waits for all child processes concurrently, or for Asia first.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let waits @ [asia, africa] =
        run.lanes(["wait for Asia", "wait for Africa"])?;
    // The parent and its four children.
    run.names_processes(5)?;
    run.wait_for_children(&[asia])?;
    let is_earlier = run.in_order(africa.finish(), asia.finish());
    let at_once = run.overlap(&waits).and(is_earlier);
    let in_turn = run.one_after_the_other(&waits).and(run.is_short(africa));
    answer([
        ("as soon as that child exits", at_once),
        ("after the slow one has exited", in_turn),
    ])
}
