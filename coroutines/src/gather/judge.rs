//! Both wait, and one task polls both, or one comes after the other.

use side_by_side::{Recording, Seen, Task};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [hello, world] = run.lanes(["say_hello", "say_world"])?;
    run.finished(&lanes)?;
    run.says_after_seconds(hello, "Hello", 1)?;
    run.says_after_seconds(world, "World", 1)?;
    let took = format!("{} s", run.whole_seconds_of(&lanes));
    in_turn(run, &lanes)
        .or_else(|_| wait_in_one_task(run, &lanes))
        .map_err(|missing| missing.although(&took))?;
    run.was_idle()?;
    Ok(took)
}

fn in_turn(run: &Recording, lanes: &[&Task; 2]) -> Seen {
    run.one_after_the_other(lanes)?;
    run.on_one_thread(lanes)?;
    // Not 2 s as well.
    run.lasts(lanes[1], 2)
}

fn wait_in_one_task(run: &Recording, lanes: &[&Task]) -> Seen {
    run.wait_together(lanes)?;
    lanes.iter().try_for_each(|lane| run.on_its_runtime(lane))?;
    match run.runtime.as_str() {
        // Its `gather` makes a task of each coroutine.
        "asyncio" => Ok(()),
        _ => run.share_a_task(lanes),
    }
}
