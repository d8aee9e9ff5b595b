//! A task panics; the task that awaits it gets an error, or panics, too.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [sender, couriers @ ..] =
        run.lanes(["sender", "letter", "piano", "parcel"])?;
    let [_, piano, parcel] = couriers;
    run.are_tasks_of(&couriers, sender)?;
    run.panicked(piano)?;
    run.all_wait(&lanes)?;
    let (panics, report) = match run.runtime.as_str() {
        "asyncio" => ("it raises the exception", "Traceback "),
        _ => ("it panics, too", "panicked at "),
    };
    // A panic that is resumed is not reported again.
    let reports = run.stderr.iter().filter(|line| line.contains(report));
    require(reports.count() == 1, "stderr must report exactly one panic")?;
    let is_lost = run.says_after(sender, "lost: …", piano.finish());
    let is_told = is_lost
        .and_then(|said| run.woken_only_by_ends_of(&couriers, sender, said));
    let goes_on = run.says_after(sender, "it came back: …", parcel.finish());
    let says_lost = run.says(sender, "lost: …").is_ok();
    let is_unaware = require(!says_lost, "`sender` knew that `piano` was lost")
        .and(run.not_woken_by(sender, piano));
    // `None` if only the main thread polled it.
    let runtime = run.runtime_of(piano);
    let on_tokio = runtime.is_none_or(|name| name == "tokio");
    let by_tokio = require(on_tokio, "only tokio's handles return errors");
    let on_another = runtime != Some("tokio");
    let by_another = require(on_another, "tokio's handle returns an error");
    answer([
        ("it returns an error", is_told.and(by_tokio)),
        (panics, run.panicked(sender).and(by_another)),
        ("it returns, without an error", goes_on.and(is_unaware)),
    ])
}
