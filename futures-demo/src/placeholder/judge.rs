//! The end of the square is seen in repeated looks, without a poll of its
//! handle or by one, or only by awaiting the handle.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes = run.lanes(["look", "square", "placeholder"])?;
    let [look, square, placeholder] = lanes;
    run.finished(&lanes)?;
    run.is_task_of(square, look)?;
    run.is_part_of(placeholder, look)?;
    run.waits(square)?;
    run.waits(look)?;
    run.held_no_other_thread(&[square])?;
    run.was_idle()?;
    answer([
        ("ask the handle", is_asked(run, lanes)),
        ("poll the handle", is_polled(run, lanes)),
        ("only await it", is_awaited(run, lanes)),
    ])
}

fn is_asked(run: &Recording, [look, square, handle]: [&Task; 3]) -> Seen {
    looks_until_it_is_there(run, look, square)?;
    run.in_order(
        ("the end of `square`", square.ended_ns),
        ("the first poll of `placeholder`", handle.began_ns()),
    )?;
    let is_told = look.wakes.iter().any(|w| w.after == Some(square.id));
    require(
        !is_told,
        || "the end of `square` woke `look`, so `look` had polled the handle",
    )
}

/// Each poll leaves a waker behind, which is that of the whole task.
fn is_polled(run: &Recording, [look, square, handle]: [&Task; 3]) -> Seen {
    looks_until_it_is_there(run, look, square)?;
    run.waiting_at(handle, ("the end of `square`", square.ended_ns))?;
    run.woken_by(handle, square)?;
    run.woken_by(look, square).map(drop)
}

fn is_awaited(run: &Recording, [look, square, handle]: [&Task; 3]) -> Seen {
    let looks = run.says(look, "not yet").is_ok();
    require(!looks, || "`look` looked before it awaited `placeholder`")?;
    run.waiting_at(handle, ("the end of `square`", square.ended_ns))?;
    run.woken_by(handle, square).map(drop)
}

/// It looked in vain again and again while the square waited, and after each
/// pause: the end of the square does not cut the last pause short.
fn looks_until_it_is_there(
    run: &Recording,
    look: &Task,
    square: &Task,
) -> Seen {
    let in_vain = run.lines_of(look).filter(|said| said.text == "not yet");
    let looks: Vec<u64> = in_vain.map(|said| said.at_ns).collect();
    let waited = looks.iter().any(|ns| run.is_pending_at(square, *ns));
    require(
        waited && looks.len() >= 2,
        || "`look` did not look again and again while `square` waited",
    )?;
    let shortest = looks.windows(2).map(|two| two[1] - two[0]).min();
    let last = look.polls.last().zip(looks.last());
    let last_pause = last.map(|(poll, ns)| poll.start_ns.saturating_sub(*ns));
    require(
        last_pause > shortest.map(|ns| ns / 2),
        || "the end of `square` made `look` look, which waited for it",
    )
}
