//! Each child is a process, and the parent waits for all of them at the same
//! time, or for Asia first.

use side_by_side::{Recording, Seen, Task, answer, require};
use std::collections::HashSet;

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [asia, _, _, africa] = run.lanes([
        "wait for Asia",
        "wait for America",
        "wait for Europe",
        "wait for Africa",
    ])?;
    run.finished(&lanes)?;
    each_is_a_process(run, &lanes)?;
    run.was_idle()?;
    answer([
        ("when it ends", waits_for_all(run, &lanes, [africa, asia])),
        ("after Asia", waits_in_turn(run, asia, africa)),
    ])
}

/// Parent and children said the numbers of different processes.
fn each_is_a_process(run: &Recording, lanes: &[&Task]) -> Seen {
    let mut said = vec![run.program_says("parent: process …")?];
    for lane in lanes {
        let name = lane.name.trim_start_matches("wait for ");
        said.push(run.says(lane, &format!("{name}: process …"))?);
    }
    let ids = said.iter().filter_map(|said| said.text.rsplit(' ').next());
    let ids: HashSet<&str> = ids.collect();
    require(
        ids.len() == said.len(),
        "parent and children are not processes of their own: two of them said \
         the same number",
    )
}

fn waits_for_all(run: &Recording, lanes: &[&Task], ends: [&Task; 2]) -> Seen {
    run.wait_for_children(lanes)?;
    run.are_concurrent(lanes)?;
    if run.runtime == "asyncio" {
        // Its loop hears of the output as well as of the end. A call in a
        // thread, which waits for both, would wake it once for each child.
        let wakes = run.wakes_of(lanes.iter().copied()).len();
        return require(
            wakes > lanes.len(),
            "the loop heard of each child only once: a thread waited for it",
        );
    }
    let [africa, asia] = ends.map(|lane| lane.ended_ns);
    run.in_order(("the end of Africa", africa), ("the end of Asia", asia))
}

fn waits_in_turn(run: &Recording, asia: &Task, africa: &Task) -> Seen {
    match asia.is_call {
        true => run.holds_its_thread(asia, 1).map(drop)?,
        false => run.wait_for_children(&[asia])?,
    }
    run.one_after_the_other(&[asia, africa])?;
    let took_ns = africa.length_ns().unwrap_or_default();
    require(run.seconds(took_ns) == 0, {
        format!(
            "`wait for Africa` took {}, so its child had not run while the \
             parent waited for Asia",
            run.at(took_ns)
        )
    })
}
