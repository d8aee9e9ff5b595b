//! Both futures wait at the same time in one task, or one after the other.

use side_by_side::{Recording, Seen, answer, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [_, world] = run.lanes(["say_hello", "say_world"])?;
    each(&lanes, |lane| run.on_its_runtime(lane))?;
    let are_parts = run.are_separate_tasks(&lanes).is_err();
    // A set of futures has a waker for each, and so looks like two tasks.
    let may_be_one = are_parts || run.on_main(&lanes).is_ok();
    let in_one_task = require(may_be_one, "workers ran them as two tasks");
    let together = run.wait_together(&lanes).and(in_one_task);
    let says = |s| run.says_after_seconds(world, "World", s).map(drop);
    answer([
        ("3 s", run.one_after_the_other(&lanes).and(says(2))),
        ("2 s", together.clone().and(says(2))),
        ("1 s", together.and(says(1))),
    ])
}
