//! How long wall and novel took, on how many threads: as two calls, or as two
//! futures that one thread polls.

use side_by_side::{Recording, Seen, Task, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [wall, novel] = run.lanes(["wall", "novel"])?;
    run.finished(&lanes)?;
    run.was_idle()?;
    run.program_says("dry")?;
    let is_of_wall = |text: &str| text == "dry" || text.ends_with(" coat");
    let (coats, dries) = run.waits_between(wall, is_of_wall)?;
    let (chapters, takes) =
        run.waits_between(novel, |text| text.starts_with("chapter "))?;
    let read = chapters * takes;
    // If reading holds the thread, the first coat waits for that.
    let is_held = !novel.is_call && novel.polls.len() == 1;
    let late = if is_held {
        read.saturating_sub(dries)
    } else {
        0
    };
    let painted = coats * dries + late;
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
