//! Both wait, and one task polls both, or one comes after the other.

use side_by_side::{Recording, Seen, Task};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [hello, world] = run.lanes(["say_hello", "say_world"])?;
    run.finished(&lanes)?;
    run.says_after_seconds(hello, "Hello", 1)?;
    run.says_after_seconds(world, "World", 1)?;
    run.on_main(&lanes)?;
    let took = format!("{} s", run.whole_seconds_of(&lanes));
    run.one_after_the_other(&lanes)
        .and_then(|()| run.lasts(world, 2))
        .or_else(|_| wait_in_one_task(run, &lanes))
        .map_err(|missing| missing.although(&took))?;
    run.was_idle()?;
    Ok(took)
}

fn wait_in_one_task(run: &Recording, lanes: &[&Task]) -> Seen {
    run.wait_together(lanes)?;
    match run.runtime.as_str() {
        // Its `gather` makes a task of each coroutine.
        "asyncio" => Ok(()),
        _ => run.share_a_task(lanes),
    }
}
