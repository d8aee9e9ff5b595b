//! The end of a task is seen in repeated looks, or only by awaiting it.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes = run.lanes(["look", "square", "placeholder"])?;
    let [look, square, handle] = lanes;
    run.is_task_of(square, look)?;
    run.all_wait(&[look, square])?;
    let Ok(looked) = run.says(look, "not yet") else {
        run.woken_by(handle, square)?;
        return Ok("only await it".to_owned());
    };
    let wake = look.wakes.iter().find(|wake| wake.at_ns > looked.at_ns);
    let again = ("the second look", wake.map(|wake| wake.at_ns));
    run.in_order(again, square.finish())?;
    let is_asked = run.in_order(square.finish(), handle.start());
    answer([
        ("ask the handle", is_asked),
        ("poll the handle", is_polled(run, lanes)),
    ])
}

/// Each poll leaves a waker behind, which the end of the square uses. But only
/// a timer ends the last pause; it may be due at the same moment.
fn is_polled(run: &Recording, [look, square, handle]: [&Task; 3]) -> Seen {
    run.woken_by(look, square)?;
    let looks = run.lines_of(look).filter(|said| said.text == "not yet");
    let times: Vec<u64> = looks.map(|said| said.at_ns).collect();
    let last_ns = times.last().copied().unwrap_or_default();
    let mut polls = handle.polls.iter();
    let next = polls.find(|poll| poll.start_ns > last_ns);
    let next = next.filter(|poll| poll.ready);
    let next = next.ok_or("`look` awaited `placeholder` after its look")?;
    let pause = last_ns..next.start_ns;
    let wakes = look.wakes.iter().filter(|wake| pause.contains(&wake.at_ns));
    let pauses = times.windows(2).map(|two| two[1] - two[0]);
    let is_whole = pauses.min() <= Some((pause.end - pause.start) * 10 / 9);
    let otherwise = "the end of `square`, and no timer, ended the last pause";
    require(is_whole || wakes.count() > 1, otherwise)
}
