//! Each child is a process. The parent waits for all of them concurrently, or
//! for Asia first.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let waits @ [asia, africa] =
        run.lanes(["wait for Asia", "wait for Africa"])?;
    // The parent and its four children.
    run.names_processes(5)?;
    run.wait_for_children(&[asia])?;
    let is_earlier = run.in_order(africa.finish(), asia.finish());
    let had_exited = run.is_short(africa);
    answer([
        (
            "as soon as that child exits",
            run.overlap(&waits).and(is_earlier),
        ),
        (
            "after the slow one has exited",
            run.one_after_the_other(&waits).and(had_exited),
        ),
    ])
}
