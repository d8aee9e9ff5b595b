//! Both futures wait at the same time in one task, or one waits after the
//! other.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [_, world] = run.lanes(["say_hello", "say_world"])?;
    lanes.iter().try_for_each(|lane| run.on_its_runtime(lane))?;
    let are_tasks = run.are_separate_tasks(&lanes).is_ok();
    let in_one_task = match run.runtime.as_str() {
        // Its `gather` spawns a task for each coroutine.
        "asyncio" => Ok(()),
        _ => require(!are_tasks, "the two are separate tasks"),
    };
    let together = run.wait_together(&lanes).and(in_one_task);
    let in_turn = run.one_after_the_other(&lanes);
    let says = |s| run.says_after_seconds(world, "World", s).map(drop);
    answer([
        ("3 s", in_turn.and(says(2))),
        ("2 s", together.clone().and(says(2))),
        ("1 s", together.and(says(1))),
    ])
}
