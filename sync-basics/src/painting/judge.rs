//! How long wall and novel took, on how many threads: as two calls, or as two
//! futures that one thread polls.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [wall, novel] = run.lanes(["wall", "novel"])?;
    run.finished(&lanes)?;
    run.was_idle()?;
    run.program_says("dry")?;
    let is_of_wall = |text: &str| text == "dry" || text.ends_with(" coat");
    let painted = seconds(run, wall, is_of_wall)?;
    let read = seconds(run, novel, |text| text.starts_with("chapter "))?;
    let (sum, longer) = (painted + read, painted.max(read));
    let is_late = painted > read && novel.polls.len() == 1;
    answer([
        (&format!("{sum} s, one thread"), in_turn(run, &lanes)),
        (
            &format!("{longer} s, two threads"),
            in_parallel(run, &lanes),
        ),
        (
            &format!("{longer} s, one thread"),
            on_one_thread(run, &lanes, is_late),
        ),
    ])
}

/// Whole seconds between such lines, added up; each wait takes one or more. A
/// task speaks without a lane if the lane is its handle.
fn seconds(
    run: &Recording,
    lane: &Task,
    is_such: impl Fn(&str) -> bool,
) -> Seen<u64> {
    let lines = run.said.iter().filter(|said| is_such(&said.text));
    let times = lane.began_ns().into_iter().chain(lines.map(|s| s.at_ns));
    let times: Vec<u64> = times.collect();
    let waits = times
        .windows(2)
        .map(|w| run.seconds(w[1].saturating_sub(w[0])));
    let took: u64 = waits.sum();
    require(times.len() > 2 && took + 2 >= times.len() as u64, || {
        format!("`{}` did not wait before each of its lines", lane.name)
    })?;
    Ok(took)
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

/// The wall is late if reading holds the thread all the time.
fn on_one_thread(run: &Recording, lanes: &[&Task], is_late: bool) -> Seen {
    run.on_one_thread(lanes)?;
    if is_late && run.holds_its_thread(lanes[1], 1).is_ok() {
        run.waits(lanes[0])?;
        return run.held_no_other_thread(lanes);
    }
    run.wait_together(lanes)
}
