//! Both wait, and one task polls both, or one comes after the other.

use side_by_side::{Recording, Seen, Task, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [hello, world] = run.lanes(["say_hello", "say_world"])?;
    run.finished(&lanes)?;
    run.says_after_seconds(hello, "Hello", 1)?;
    run.says_after_seconds(world, "World", 1)?;
    run.was_idle()?;
    if run.one_after_the_other(&lanes).is_ok() {
        return in_turn(run, lanes);
    }
    let took = format!("{} s", run.whole_seconds_of(&lanes));
    wait_in_one_task(run, &lanes).map_err(|missing| missing.although(&took))?;
    Ok(took)
}

fn in_turn(run: &Recording, lanes: [&Task; 2]) -> Seen<String> {
    let [hello_s, world_s] = lanes.map(|lane| run.whole_seconds_of(&[lane]));
    // Not 2 s, as if they had waited at the same time.
    require(
        hello_s + world_s == 3,
        format!("one waited for {hello_s} s, and then the other for {world_s}"),
    )?;
    run.on_one_thread(&lanes)?;
    Ok("3 s".to_owned())
}

fn wait_in_one_task(run: &Recording, lanes: &[&Task]) -> Seen {
    run.wait_together(lanes)?;
    lanes.iter().try_for_each(|lane| run.on_its_runtime(lane))?;
    match run.runtime.as_str() {
        // Its `gather` makes a task of each coroutine.
        "asyncio" => Ok(()),
        _ => run
            .share_a_task(lanes)
            .and_then(|()| run.are_polled_together(lanes)),
    }
}
