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

fn is_asked(run: &Recording, lanes: [&Task; 3]) -> Seen {
    let [look, square, handle] = lanes;
    looks_again_and_again(run, look, square)?;
    run.in_order(
        ("the end of `square`", square.ended_ns),
        ("the first poll of `placeholder`", handle.began_ns()),
    )?;
    let is_told = look.wakes.iter().any(|w| w.after == Some(square.id));
    require(
        !is_told,
        "the end of `square` woke `look`, so `look` had polled the handle",
    )
}

/// Each poll leaves a waker behind, which is that of the whole task. The end
/// of the square uses it, but does not cut the pause short.
fn is_polled(run: &Recording, lanes: [&Task; 3]) -> Seen {
    let [look, square, handle] = lanes;
    looks_again_and_again(run, look, square)?;
    run.waiting_at(handle, ("the end of `square`", square.ended_ns))?;
    let wake = run.woken_by(handle, square)?;
    run.woken_along(look, handle, wake)?;
    let looks = run.lines_of(look).filter(|said| said.text == "not yet");
    let looks: Vec<u64> = looks.map(|said| said.at_ns).collect();
    let (last, found) = (looks.last().copied(), handle.polls.last());
    let pause = found.zip(last).map(|(poll, ns)| poll.start_ns - ns);
    let shortest = looks.windows(2).map(|two| two[1] - two[0]).min();
    let mut wakes = look.wakes.iter().filter(|w| Some(w.at_ns) > last);
    let is_due = wakes.any(|wake| !run.comes_from(wake, square));
    require(
        is_due || pause > shortest.map(|ns| ns / 2),
        "the end of `square` made `look` look, which waited for it",
    )
}

fn is_awaited(run: &Recording, lanes: [&Task; 3]) -> Seen {
    let [look, square, handle] = lanes;
    let looks = run.says(look, "not yet").is_ok();
    require(!looks, "`look` looked before it awaited `placeholder`")?;
    run.waiting_at(handle, ("the end of `square`", square.ended_ns))?;
    run.woken_by(handle, square).map(drop)
}

/// It looked in vain, and a timer woke it to look again, before the end.
fn looks_again_and_again(run: &Recording, look: &Task, square: &Task) -> Seen {
    let looked_ns = run.says(look, "not yet")?.at_ns;
    let mut wakes = look.wakes.iter();
    let timer = wakes
        .find(|w| w.at_ns > looked_ns && !run.comes_from(w, square))
        .map(|wake| wake.at_ns);
    let end = ("the end of `square`", square.ended_ns);
    run.in_order(("the second look", timer), end)
}
