//! To cancel a task is to ask: one that waits is dropped at once, but one that
//! computes goes on until its next `await`.
//!
//! Watch for: what main waits for after each "cancel". The cake waits, so the
//! worker can drop it. The dough holds the worker, so the worker drops it only
//! when it waits. In both the guard says "tidied up", because a future that is
//! dropped drops its variables. tokio gives an error, the others give `None`.
//! On asyncio an error is raised at the `await`, where it could be caught.
//!
//! Not promised: that a task can still be stopped. One that comes to no further
//! `await` ends with its value: tokio gives it as `Ok`, the others drop it and
//! give `None`.
//!
//! Try: leave out the `await` in `knead`. What does main get from the dough?

mod not_cancelled;
mod not_tasks;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{
    End, Poll, Program, Question, Recording, Said, Task, threads_of, version,
};

pub const PROGRAM: Program = Program {
    name: "cancel",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "What does awaiting a cancelled task give?",
        answers: &["Err(JoinError::Cancelled)", "None", "CancelledError"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_tokio).answers(&["Err(JoinError::Cancelled)"]),
        version!(on_async_std).answers(&["None"]).workers(1),
        version!(on_smol).answers(&["None"]),
        version!(on_asyncio.py).answers(&["CancelledError"]),
        version!(not_tasks).imitates("smol"),
        version!(not_cancelled).imitates("smol"),
    ],
    surprise: 2,
    lasts: 3.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let main = recording.task("main")?;
    let (cake, dough) = (recording.task("cake")?, recording.task("dough")?);
    let are_tasks = threads_of([cake, dough]).len() == 1
        && !cake.ran_inside(main)
        && !dough.ran_inside(main)
        && recording.hardly_computed();
    let ends = [
        end_of_cancelled(recording, main, cake)?,
        end_of_cancelled(recording, main, dough)?,
    ];
    if !are_tasks {
        return None;
    }
    if recording.runtime == "asyncio" {
        let are_told = is_told_by_main(recording, main, cake)
            && is_told_by_main(recording, main, dough)
            && recording.seconds_running(dough) >= 1;
        return (are_told && ends == ["CancelledError()"; 2])
            .then(|| "CancelledError".to_owned());
    }
    if !waits_when_cancelled(recording, cake)
        || !computes_when_cancelled(recording, dough)
    {
        return None;
    }
    let answer = match ends {
        ["None", "None"] => "None",
        [a, b] if is_cancelled_error(a) && is_cancelled_error(b) => {
            "Err(JoinError::Cancelled)"
        }
        _ => return None,
    };
    Some(answer.to_owned())
}

/// It has the task's number behind it: `Err(JoinError::Cancelled(Id(9)))`.
fn is_cancelled_error(text: &str) -> bool {
    text.starts_with("Err(JoinError::Cancelled(")
}

/// What main says after it awaited the end of the task, if the task was
/// dropped meanwhile, and its guard with it.
fn end_of_cancelled<'a>(
    recording: &'a Recording,
    main: &Task,
    task: &Task,
) -> Option<&'a str> {
    let end = recording.task(&format!("end of {}", task.name))?;
    let ended_ns = end.ended_ns?;
    let is_on_asyncio = recording.runtime == "asyncio";
    let dropped_ns = task.ended_ns?;
    let is_dropped = task.end == End::Dropped
        && dropped_ns < ended_ns
        && dropped_ns > cancelled(recording, task)?.at_ns
        // On asyncio the error goes through it.
        && end.is_finished() != is_on_asyncio
        && end.ran_only_inside(main);
    let said_by = |said: &&Said, task: &Task| said.task == Some(task.id);
    let mut said = recording.said.iter();
    let tidied = said.rfind(|said| said_by(said, task))?;
    // The guard speaks while the task is dropped, not in its last poll. On
    // asyncio the task is polled once more: there, an error tells it to stop.
    let is_polled = task.poll_at(tidied.at_ns).is_some();
    let is_tidied = tidied.text == "tidied up"
        && tidied.at_ns < dropped_ns
        && is_polled == is_on_asyncio;
    let mut said = recording.said.iter();
    let told = said.find(|s| said_by(s, main) && s.at_ns > ended_ns)?;
    (is_dropped && is_tidied).then_some(told.text.as_str())
}

/// When main cancels the task.
fn cancelled<'a>(recording: &'a Recording, task: &Task) -> Option<&'a Said> {
    recording.said(&format!("cancel {}", task.name))
}

/// On asyncio: does the task wait when main cancels it, is it woken by that,
/// and is its next poll its last one?
fn is_told_by_main(recording: &Recording, main: &Task, task: &Task) -> bool {
    cancelled(recording, task).is_some_and(|said| {
        let is_later = |poll: &&Poll| poll.start_ns > said.at_ns;
        recording.is_pending_at(task, said.at_ns)
            && task.wakes.iter().all(|wake| wake.by == Some(main.id))
            && task.polls.iter().filter(is_later).count() == 1
    })
}

fn waits_when_cancelled(recording: &Recording, cake: &Task) -> bool {
    cancelled(recording, cake).is_some_and(|said| {
        recording.is_pending_at(cake, said.at_ns)
            && !cake.was_polled_after(said.at_ns)
    })
}

/// Was main told only after the dough had been kneaded, in its one poll?
fn computes_when_cancelled(recording: &Recording, dough: &Task) -> bool {
    let end = recording.task("end of dough");
    let (Some(end), Some(cancelled), Some(kneaded)) =
        (end, cancelled(recording, dough), recording.said("kneaded"))
    else {
        return false;
    };
    kneaded.task == Some(dough.id)
        && dough.polls.len() == 1
        && dough.poll_at(cancelled.at_ns).is_some()
        && dough.poll_at(kneaded.at_ns).is_some()
        && recording.is_pending_at(end, kneaded.at_ns)
}
