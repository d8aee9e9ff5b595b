//! The end of a task is seen in repeated looks, or only by awaiting it.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [look, square, handle] =
        run.lanes(["look", "square", "placeholder"])?;
    run.is_task_of(square, look)?;
    run.all_wait(&[look, square])?;
    let Ok(looked) = run.says(look, "not yet") else {
        run.woken_by(handle, square)?;
        return Ok("not at all: only await it".to_owned());
    };
    let wake = look.wakes.iter().find(|wake| wake.at_ns > looked.at_ns);
    let again = ("the second look", wake.map(|wake| wake.at_ns));
    run.in_order(again, square.finish())?;
    // Each poll leaves a waker behind, which the end of the square uses.
    let is_woken = run.woken_by(look, square).map(drop);
    let lines = run.lines_of(look);
    let looks = lines.filter(|said| said.text == "not yet").count();
    let are_polls = handle.polls.len() == looks + 1;
    let is_polled = require(are_polls, "not each look polled `placeholder`");
    let is_asked = run.in_order(square.finish(), handle.start());
    answer([
        ("ask its handle", is_asked),
        ("poll its handle", is_woken.and(is_polled)),
    ])
}
