//! Which lanes a thread waits for, and wakes afterwards; the loop itself wakes
//! the others. And whether the lanes wait at the same time.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [tea, toast, bell] = run.lanes(["tea", "toast", "bell"])?;
    let visitor = run.lane("visitor")?;
    run.finished(&[tea, toast, bell, visitor])?;
    run.are_calls(&[visitor])?;
    run.says(tea, "the tea is ready")?;
    run.says(toast, "the toast is ready")?;
    let ring = run.program_says("ding dong")?;
    let moment = ("the ring", Some(ring.at_ns));
    run.says_after(bell, "come in", moment)?;
    run.on_main(&lanes)?;
    run.was_idle()?;
    for lane in lanes {
        // Neither part of a shared task nor asking again and again.
        run.polled_only_when_woken(lane)?;
        match thread_of(run, lane) {
            Some(thread) => is_served(lane, thread)?,
            None => run.holds_no_thread(lane).and(run.woken_from_main(lane))?,
        }
    }
    let threads = lanes.map(|lane| thread_of(run, lane).is_some());
    let at_once = run.overlap(&lanes).and(run.waiting_at(bell, moment));
    let with = |expected: [bool; 3]| {
        let count = threads.iter().filter(|is_there| **is_there).count();
        require(threads == expected, format!("{count} threads wait"))
    };
    let mut in_turn = lanes;
    in_turn.sort_by_key(|lane| lane.began_ns());
    let in_turn = run.one_after_the_other(&in_turn);
    answer([
        ("one at a time", with([true; 3]).and(in_turn)),
        ("three", with([true; 3]).and(at_once.clone())),
        ("one", with([false, false, true]).and(at_once.clone())),
        ("none", with([false; 3]).and(at_once)),
    ])
}

/// The call that waits for what the loop cannot wait for.
fn thread_of<'a>(run: &'a Recording, lane: &Task) -> Option<&'a Task> {
    run.task(&format!("{}'s thread", lane.name))
}

/// The call held its own thread. Then this thread woke the lane, and no other
/// did.
fn is_served(lane: &Task, thread: &Task) -> Seen {
    let name = &thread.name;
    let own = thread.threads();
    require(
        thread.is_call && !own.contains(&0),
        format!("`{name}` is not a call on its own thread"),
    )?;
    let mut wakes = lane.wakes.iter();
    let is_so = wakes.all(|wake| {
        own.contains(&wake.thread) && Some(wake.at_ns) >= thread.ended_ns
    });
    require(
        is_so,
        format!(
            "something else than the end of `{name}` woke `{}`",
            lane.name
        ),
    )
}
