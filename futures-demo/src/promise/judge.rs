//! A poll of the baker wakes the guest, who waits for the cake: one keeps its
//! promise, and the other one breaks it or says nothing.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes = run.lanes(["guest", "baker", "other baker"])?;
    let [guest, baker, other] = lanes;
    run.finished(&[baker, other])?;
    for baker in [baker, other] {
        run.waits(baker)?;
        run.on_its_runtime(baker)?;
    }
    run.waits_for(guest, &run.tasks.iter().collect::<Vec<_>>())?;
    run.held_no_other_thread(&lanes)?;
    run.was_idle()?;
    is_told(run, guest, baker, "here is …")?;
    answer([
        ("an error, at once", gets(run, guest, other, "no cake: …")),
        ("an empty value", gets(run, guest, other, "here is None")),
        ("nothing, for ever", gets_nothing(run, guest, other)),
    ])
}

/// A poll of the baker woke the guest, who then said this.
fn is_told(run: &Recording, guest: &Task, baker: &Task, text: &str) -> Seen {
    let wake = run.woken_in_a_poll_of(guest, baker)?;
    let moment = format!("`{}` woke it", baker.name);
    run.says_after(guest, text, (&moment, Some(wake.at_ns)))?;
    Ok(())
}

fn gets(run: &Recording, guest: &Task, baker: &Task, text: &str) -> Seen {
    run.finished(&[guest])?;
    is_told(run, guest, baker, text)
}

fn gets_nothing(run: &Recording, guest: &Task, baker: &Task) -> Seen {
    run.stayed_open(guest)?;
    run.waiting_at(guest, ("the end of `other baker`", baker.ended_ns))?;
    let mut wakes = guest.wakes.iter();
    require(
        !wakes.any(|wake| run.comes_from(wake, baker)),
        "`other baker` woke `guest`",
    )
}
