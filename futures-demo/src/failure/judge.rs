//! A task panics. The sender, which awaits it, goes on with an error, or panics
//! with the same panic; if it drops the handle, it sees nothing.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes = run.lanes(["sender", "letter", "piano", "parcel"])?;
    let [sender, letter, piano, _] = lanes;
    for courier in &lanes[1..] {
        run.is_task_of(courier, sender)?;
    }
    run.finished(&[letter])?;
    run.panicked(piano)?;
    run.waits(piano)?;
    run.waits(sender)?;
    run.held_no_other_thread(&lanes)?;
    run.was_idle()?;
    // A panic that is resumed is not reported again.
    let (panics, report) = match run.runtime.as_str() {
        "asyncio" => ("the exception itself", "Traceback "),
        _ => ("the panic itself", "panicked at "),
    };
    run.stderr_says_once(report)?;
    answer([
        ("an error value", gets_an_error(run, lanes)),
        (panics, panics_too(run, sender, piano)),
        ("nothing", sees_nothing(run, lanes)),
    ])
}

fn gets_an_error(run: &Recording, lanes: [&Task; 4]) -> Seen {
    let [sender, couriers @ ..] = lanes;
    run.finished(&[sender])?;
    let texts = ["it is …", "lost: …", "it came back: …"];
    for (courier, text) in couriers.iter().zip(texts) {
        let end = (courier.name.as_str(), courier.ended_ns);
        let said = run.says_after(sender, text, end)?;
        run.woken_to_say(sender, said, &couriers)?;
    }
    // On other runtimes something must have caught the panic.
    let runtime = run.runtime_of(couriers[1]).unwrap_or("tokio");
    require(
        runtime == "tokio",
        format!("the handle of `piano` is {runtime}'s, and gives no error"),
    )
}

fn panics_too(run: &Recording, sender: &Task, piano: &Task) -> Seen {
    run.panicked(sender)?;
    run.in_order(
        ("the panic of `piano`", piano.ended_ns),
        ("the panic of `sender`", sender.ended_ns),
    )?;
    match (run.runtime.as_str(), run.runtime_of(piano)) {
        // The place where it was raised.
        ("asyncio", _) => run.stderr_says_once(", in deliver"),
        (_, Some("tokio")) => Err("a handle of tokio gives an error".into()),
        _ => Ok(()),
    }
}

fn sees_nothing(run: &Recording, lanes: [&Task; 4]) -> Seen {
    let [sender, _, piano, parcel] = lanes;
    run.finished(&[sender])?;
    let end = ("the end of `parcel`", parcel.ended_ns);
    run.says_after(sender, "it came back: …", end)?;
    let is_told = run.says(sender, "lost: …").is_ok();
    require(
        !is_told && run.woken_by(sender, piano).is_err(),
        "`sender` was told of the end of `piano`",
    )
}
