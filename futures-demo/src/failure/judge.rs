//! A task panics. The sender, which awaits it, goes on with an error, or panics
//! with the same panic; if it drops the handle, it sees nothing.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let sender = run.lane("sender")?;
    let couriers @ [letter, piano, _] =
        run.lanes(["letter", "piano", "parcel"])?;
    for courier in couriers {
        run.is_task_of(courier, sender)?;
        run.waits(courier)?;
    }
    run.finished(&[letter])?;
    run.panicked(piano)?;
    run.waits(sender)?;
    run.was_idle()?;
    // A panic that is resumed is not reported again.
    let (panics, report) = match run.runtime.as_str() {
        "asyncio" => ("the exception itself", "Traceback "),
        _ => ("the panic itself", "panicked at "),
    };
    run.stderr_says_once(report)?;
    answer([
        ("an error value", gets_an_error(run, sender, couriers)),
        (panics, panics_too(run, sender, piano)),
        ("nothing", sees_nothing(run, sender, couriers)),
    ])
}

fn gets_an_error(run: &Recording, sender: &Task, all: [&Task; 3]) -> Seen {
    run.finished(&[sender])?;
    for (courier, text) in all.iter().zip(["it is …", LOST, CAME_BACK]) {
        run.says_after(sender, text, (&courier.name, courier.ended_ns))?;
    }
    // On the others something must have caught the panic before.
    let runtime = run.runtime_of(all[1]).unwrap_or("tokio");
    require(runtime == "tokio", || {
        format!("the handle of `piano` is {runtime}'s, and gives no error")
    })
}

fn panics_too(run: &Recording, sender: &Task, piano: &Task) -> Seen {
    run.panicked(sender)?;
    run.in_order(
        ("the panic of `piano`", piano.ended_ns),
        ("the panic of `sender`", sender.ended_ns),
    )?;
    if run.runtime == "asyncio" {
        // The place where it was raised.
        return run.stderr_says_once(", in deliver");
    }
    require(
        run.runtime_of(piano) != Some("tokio"),
        || "the handle of `piano` is tokio's, and gives an error",
    )
}

fn sees_nothing(run: &Recording, sender: &Task, all: [&Task; 3]) -> Seen {
    let [_, piano, parcel] = all;
    run.finished(&[sender])?;
    run.says_after(sender, CAME_BACK, (&parcel.name, parcel.ended_ns))?;
    let is_told = run.says(sender, LOST).is_ok();
    require(
        !is_told && run.woken_by(sender, piano).is_err(),
        || "`sender` was told of the end of `piano`",
    )
}

const LOST: &str = "lost: …";
const CAME_BACK: &str = "it came back: …";
