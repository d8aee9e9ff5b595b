//! A timeout drops the chat, and with it a call that wants to say goodbye.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let names = ["main", "grandma", "chat", "goodbye"];
    let [main, grandma, chat, goodbye] = run.lanes(names)?;
    run.is_task_of(grandma, main)?;
    run.finished(&[main, grandma])?;
    run.dropped(chat)?;
    let is_lost = run
        .never_polled(goodbye)
        .and(run.in_order(goodbye.creation(), chat.finish()))
        .and(run.says_after(grandma, "the line is dead", goodbye.finish()));
    let is_awaited = require(!goodbye.is_call(), "`goodbye` is not a future");
    let is_heard = is_awaited
        .and(run.finished(&[goodbye]))
        .and(run.says_after(grandma, "goodbye", goodbye.start()));
    answer([
        ("yes", is_heard.map(drop)),
        ("no, nothing polls it", is_lost.map(drop)),
    ])
}
