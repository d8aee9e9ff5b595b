//! Both wait at the same time in one task, or one waits after the other.

use side_by_side::{Recording, Seen};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [hello, world] = run.lanes(["say_hello", "say_world"])?;
    run.says_after_seconds(hello, "Hello", 1)?;
    run.says_after_seconds(world, "World", 1)?;
    lanes.iter().try_for_each(|lane| run.on_its_runtime(lane))?;
    let is_longer = run.says_after_seconds(world, "World", 2);
    if run.one_after_the_other(&lanes).is_ok() {
        is_longer?;
        return Ok("3 s".to_owned());
    }
    let took = if is_longer.is_ok() { "2 s" } else { "1 s" };
    let is_one_task = match run.runtime.as_str() {
        // Its `gather` makes a task of each coroutine.
        "asyncio" => Ok(()),
        _ => run.share_a_task(&lanes),
    };
    let seen = run.wait_together(&lanes).and(is_one_task);
    seen.map_err(|missing| missing.although(took))?;
    Ok(took.to_owned())
}
