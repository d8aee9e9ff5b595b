//! The visitor runs after the clerk's only poll, or between two of its polls.

use side_by_side::{Recording, Seen};

pub fn judge(run: &Recording) -> Seen<String> {
    let [office, clerk, visitor] = run.lanes(["office", "clerk", "visitor"])?;
    run.are_tasks_of(&[clerk, visitor], office)?;
    run.on_one_thread(&[clerk, visitor])?;
    let line = &run.says(visitor, "my turn after …")?.text;
    if clerk.polls.len() == 1 {
        run.made_before(visitor, clerk.finish())?;
        run.in_order(clerk.finish(), visitor.start())?;
        return Ok("after all messages".to_owned());
    }
    run.not_woken_by(clerk, office)?;
    let is_put_off = run.is_put_off(clerk, clerk.start());
    if line == "my turn after 1 letters" {
        run.yields_by_itself(clerk, clerk.start()).or(is_put_off)?;
        return Ok("after one message".to_owned());
    }
    let turn = line.replace("my turn ", "").replace("letters", "messages");
    is_put_off.map(|()| turn)
}
