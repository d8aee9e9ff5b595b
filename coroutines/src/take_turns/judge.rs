//! Tasks take turns on one thread: each wakes itself, or the runtime wakes it.

use side_by_side::{Recording, Seen, Task, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let order = |text: &str| -> Vec<&Task> {
        let said = run.said.iter().filter(|said| said.text == text);
        said.filter_map(|said| run.task_by_id(said.task?)).collect()
    };
    let (mut first, second) = (order("first"), order("second"));
    require(first.len() > 1, "no two lanes said \"first\"")?;
    run.are_tasks_of(&first, run.lane("game")?)?;
    run.on_one_thread(&first)?;
    if second == first {
        each(&first, |one| run.yields_by_itself(one, one.start()))?;
        return Ok("in the same order".to_owned());
    }
    each(&first, |one| run.is_put_off(one, one.start()))?;
    first.reverse();
    if second == first {
        return Ok("in reverse order".to_owned());
    }
    first.rotate_right(1);
    require(second == first, "the second round was in no known order")?;
    Ok("1 first, then the others in reverse order".to_owned())
}
