//! Repeated checks see the end of a task, or only an `await` does.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let names = ["look", "square", "placeholder"];
    let [look, square, handle] = run.lanes(names)?;
    run.is_task_of(square, look)?;
    run.all_wait(&[look, square])?;
    let lines = run.lines_of(look);
    let looks = lines.filter(|said| said.text == "not yet").count();
    if looks == 0 {
        run.woken_by(handle, square)?;
        return Ok("not at all: only await it".to_owned());
    }
    require(looks > 1, "`look` did not check again before the end")?;
    let polls = handle.polls.len();
    let is_polled = require(polls == looks + 1, "not every check polled it");
    // Each poll stores a waker, which is called when the square has finished.
    let is_woken = run.woken_by(look, square);
    let is_asked = run.in_order(square.finish(), handle.start());
    answer([
        ("call a method of its handle", is_asked),
        ("only by polling its handle once", is_polled.and(is_woken)),
    ])
}
