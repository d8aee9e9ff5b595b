//! The requirements.

use exercises::Attempt;
use side_by_side::{Seen, Task, require};

pub fn check(run: &Attempt) -> Seen {
    let [cook, guest] = run.lanes(["cook", "guest"])?;
    run.finished(&[cook, guest])?;
    let all = [1, 2, 3, 4, 5, 6].map(|n| format!("eat {n}"));
    run.says_in_order(guest, &all.each_ref().map(String::as_str))?;
    run.lasts(guest, 4)?;
    has_room(run, cook, guest)?;
    let third = run.says(cook, "pancake 3")?;
    run.in_order(third, run.says(guest, "eat 2")?)
        .map_err(|missing| format!("{missing}; the table has room for two"))?;
    run.woken_by(cook, guest)?;
    run.only_wait(&[cook, guest])?;
    run.starts_no_thread()
}

/// There were never more than two pancakes on the table.
fn has_room(run: &Attempt, cook: &Task, guest: &Task) -> Seen {
    let baked = run.lines_of(cook).map(|said| (said.at_ns, 1));
    let eaten = run.lines_of(guest).map(|said| (said.at_ns, -1));
    let mut changes: Vec<(u64, i32)> = baked.chain(eaten).collect();
    changes.sort_unstable();
    let mut count = 0;
    for (nth, (at_ns, change)) in changes.iter().enumerate() {
        count += change;
        let until_ns = changes.get(nth + 1).map_or(run.wall_ns, |next| next.0);
        // On another thread, one may say it a moment later than the other.
        let is_short = 20 * (until_ns - at_ns) < run.second_ns;
        require(count <= 2 || is_short, {
            let at = run.at(*at_ns);
            format!(
                "at {at} there were {count} pancakes on the table, which has \
                 room for two"
            )
        })?;
    }
    Ok(())
}
