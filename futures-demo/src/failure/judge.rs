//! A task panics; the task that awaits it gets an error, or panics, too.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [sender, couriers @ ..] =
        run.lanes(["sender", "letter", "piano", "parcel"])?;
    run.are_tasks_of(&couriers, sender)?;
    run.panicked(couriers[1])?;
    run.all_wait(&lanes)?;
    let (panics, report) = match run.runtime.as_str() {
        "asyncio" => ("it raises the exception", "Traceback "),
        _ => ("it panics, too", "panicked at "),
    };
    // A panic that is resumed is not reported again.
    let reports = run.stderr.iter().filter(|line| line.contains(report));
    require(reports.count() == 1, "stderr must report exactly one panic")?;
    let is_tokio = run.runtime_of(couriers[1]) == Some("tokio");
    let resumes = require(!is_tokio, "tokio's handle returns an error");
    answer([
        ("it returns an error", gets_an_error(run, sender, couriers)),
        (panics, run.panicked(sender).and(resumes)),
        (
            "it returns, without an error",
            sees_nothing(run, sender, couriers),
        ),
    ])
}

fn gets_an_error(run: &Recording, sender: &Task, all: [&Task; 3]) -> Seen {
    let said = run.says_after(sender, "lost: …", all[1].finish())?;
    let wake = sender.wakes.iter().rfind(|wake| wake.at_ns < said.at_ns);
    let is_end = |wake| all.iter().any(|one| run.comes_from(wake, one));
    let otherwise = "no courier that ended woke `sender` before it said `lost`";
    require(wake.is_some_and(is_end), otherwise)?;
    let by_tokio = run.runtime_of(all[1]).unwrap_or("tokio") == "tokio";
    require(by_tokio, "only tokio's handles return errors")
}

fn sees_nothing(run: &Recording, sender: &Task, all: [&Task; 3]) -> Seen {
    run.says_after(sender, "it came back: …", all[2].finish())?;
    let is_told = run.says(sender, "lost: …").is_ok();
    require(!is_told, "`sender` learned that `piano` was lost")?;
    run.not_woken_by(sender, all[1])
}
