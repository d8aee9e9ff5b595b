//! One thread does all chores. Work holds it; a machine that runs does not, so
//! the checklist goes on meanwhile.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let chores @ [laundry, kids, checklist] =
        run.lanes(["laundry", "kids", "checklist"])?;
    let machines @ [washer, dryer, _] =
        run.lanes(["washer", "dryer", "washer again"])?;
    run.finished(&chores)?;
    run.finished(&machines)?;
    run.one_after_the_other(&[washer, dryer])?;
    run.on_one_thread(&chores)?;
    let washed = ("the end of `washer`", washer.ended_ns);
    run.says_after(laundry, "moved", washed)?;
    run.says(kids, "play")?;
    run.says(checklist, "rent")?;
    answer([
        ("yes", run.one_after_the_other(&[dryer, checklist])),
        (
            "no",
            run.holds_its_thread_to_say(laundry, "moved")
                .and_then(|()| run.holds_its_thread_to_say(kids, "play"))
                .and_then(|()| run.holds_its_thread_to_say(checklist, "rent"))
                .and_then(|()| machines_wait(run, laundry, &machines))
                .and_then(|()| goes_on_during(run, checklist, dryer)),
        ),
    ])
}

fn machines_wait(run: &Recording, laundry: &Task, machines: &[&Task]) -> Seen {
    for machine in machines {
        run.is_part_of(machine, laundry)
            .or_else(|_| run.is_task_of(machine, laundry))?;
        run.waits(machine)?;
        run.seldom_wakes_itself(machine)?;
    }
    run.held_no_other_thread(machines)
}

/// It said a line while the machine waited.
fn goes_on_during(run: &Recording, chore: &Task, machine: &Task) -> Seen {
    let mut lines = run.lines_of(chore);
    let is_during = lines.any(|said| run.is_pending_at(machine, said.at_ns));
    require(
        is_during,
        format!("`{}` said nothing while `{}` ran", chore.name, machine.name),
    )
}
