//! How long wall and novel took, on how many threads: as two calls, or as two
//! futures that one thread polls.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [wall, novel] = run.lanes(["wall", "novel"])?;
    run.finished(&lanes)?;
    run.was_idle()?;
    run.program_says("dry")?;
    let is_of_wall = |text: &str| text == "dry" || text.ends_with(" coat");
    // Reading may hold the thread, so that the wall is late.
    let is_held = !novel.is_call && novel.polls.len() == 1;
    let painted = took(run, wall, is_held, is_of_wall)?;
    let read = took(run, novel, false, |text| text.starts_with("chapter "))?;
    let (sum, longer) = (painted + read, painted.max(read));
    let [sum, longer] = [sum, longer].map(|seconds| format!("{seconds} s"));
    answer([
        (&format!("{sum}, one thread"), in_turn(run, &lanes)),
        (&format!("{longer}, two threads"), in_parallel(run, &lanes)),
        (
            &format!("{longer}, one thread"),
            on_one_thread(run, &lanes, is_held),
        ),
    ])
}

/// Whole seconds between such lines, added up. Each wait of a lane is as long as
/// the others, unless one is late; on a busy machine, some seem to be longer. A
/// task speaks without a lane if the lane is its handle.
fn took(
    run: &Recording,
    lane: &Task,
    is_late: bool,
    is_such: impl Fn(&str) -> bool,
) -> Seen<u64> {
    let lines = run.said.iter().filter(|said| is_such(&said.text));
    let times = lane.began_ns().into_iter().chain(lines.map(|s| s.at_ns));
    let times: Vec<u64> = times.collect();
    let waits = times
        .windows(2)
        .map(|two| run.seconds(two[1].saturating_sub(two[0])));
    let waits: Vec<u64> = waits.filter(|seconds| *seconds > 0).collect();
    let even = waits.iter().min().map(|wait| waits.len() as u64 * wait);
    require(waits.len() + 2 >= times.len(), || {
        format!("`{}` did not wait before each of its lines", lane.name)
    })?;
    let even = even.ok_or_else(|| format!("`{}` did not wait", lane.name))?;
    Ok(if is_late { waits.iter().sum() } else { even })
}

fn in_turn(run: &Recording, lanes: &[&Task]) -> Seen {
    run.one_after_the_other(lanes)?;
    run.on_one_thread(lanes)?;
    run.held_no_other_thread(lanes)?;
    let mut lanes = lanes.iter();
    lanes.try_for_each(|lane| run.woken_by_its_runtime_or(lane, &[]))
}

fn in_parallel(run: &Recording, lanes: &[&Task]) -> Seen {
    run.are_calls(lanes)?;
    run.run_in_parallel(lanes[0], lanes[1])
}

fn on_one_thread(run: &Recording, lanes: &[&Task], is_held: bool) -> Seen {
    run.on_one_thread(lanes)?;
    if is_held {
        run.waits(lanes[0])?;
        return run.held_no_other_thread(lanes);
    }
    run.wait_together(lanes)
}
