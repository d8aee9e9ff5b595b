//! A task panics; the task that awaits it gets an error, or panics, too.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let names = ["sender", "letter", "piano", "parcel"];
    let lanes @ [sender, couriers @ ..] = run.lanes(names)?;
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
    let lost = run.says_after(sender, "lost: …", piano.finish());
    let is_unaware = require(lost.is_err(), "`sender` knew that it was lost")
        .and(run.not_woken_by(sender, piano));
    let is_told = lost
        .and_then(|lost| run.woken_only_by_ends_of(&couriers, sender, lost));
    let goes_on = run.says_after(sender, "it came back: …", parcel.finish());
    // `None` if only the main thread polled it.
    let on_tokio = run.runtime_of(piano).map(|name| name == "tokio");
    let by_tokio = require(on_tokio != Some(false), "it is not tokio's error");
    let by_another = require(on_tokio != Some(true), "tokio returns an error");
    answer([
        ("it returns an error", is_told.and(by_tokio)),
        (panics, run.panicked(sender).and(by_another)),
        ("it returns, without an error", goes_on.and(is_unaware)),
    ])
}
