//! Repeated checks see the end of a task, or only an `await` does.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [look, square, handle] =
        run.lanes(["look", "square", "placeholder"])?;
    run.is_task_of(square, look)?;
    run.all_wait(&[look, square])?;
    let lines = run.lines_of(look);
    let looks = lines.filter(|said| said.text == "not yet").count();
    if looks == 0 {
        run.woken_by(handle, square)?;
        return Ok("not at all: only await it".to_owned());
    }
    require(looks > 1, "`look` did not check again before the end")?;
    // Each poll stores a waker, which is called when the square has finished.
    let is_woken = run.woken_by(look, square).map(drop);
    let are_polls = handle.polls.len() == looks + 1;
    let is_polled = require(are_polls, "not every check polled `placeholder`");
    let is_asked = run.in_order(square.finish(), handle.start());
    answer([
        ("call a method of its handle", is_asked),
        ("only by polling its handle once", is_woken.and(is_polled)),
    ])
}
