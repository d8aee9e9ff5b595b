//! The visitor runs after the clerk's only poll, or between two of its polls.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [office, clerk, visitor] = run.lanes(["office", "clerk", "visitor"])?;
    run.are_tasks_of(&[clerk, visitor], office)?;
    if clerk.polls.len() == 1 {
        run.have_a_task_each(&[clerk, visitor])?;
        run.made_before(visitor, clerk.finish())?;
        run.in_order(clerk.finish(), visitor.start())?;
        return Ok("after all messages".to_owned());
    }
    run.not_woken_by(clerk, office)?;
    let says = |line| run.says(visitor, line).map(drop);
    let is_put_off = run.is_put_off(clerk, clerk.start());
    let yields = run.yields_by_itself(clerk, clerk.start());
    let by_budget = is_put_off.clone().and(says("my turn after 128 letters"));
    let by_hand = yields.or(is_put_off).and(says("my turn after 1 letters"));
    answer([
        ("after 128 messages", by_budget),
        ("after one message", by_hand),
    ])
}
