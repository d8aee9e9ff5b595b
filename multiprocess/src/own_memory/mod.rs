//! Threads and tasks share the memory of their process; a child process has a
//! memory of its own.
//!
//! Watch for: the number that each of them says after it has added one. The
//! thread and the task find the same counter. The child runs the same program
//! with the same `static`, but it begins with a counter of its own, at zero,
//! and its parent never sees that one.
//!
//! Not promised: the numbers of the processes.
//!
//! Try: let the thread add one twice. Who notices, and who does not?

mod not_a_process;
mod not_added;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, Recording, Task, version};

pub const PROGRAM: Program = Program {
    name: "own-memory",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Three of them add one: what does the parent count?",
        answers: &["1", "2", "3"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_std).answers(&["2"]),
        version!(on_tokio).answers(&["2"]),
        version!(on_async_std).answers(&["2"]).workers(1),
        version!(on_smol).answers(&["2"]),
        version!(not_a_process).imitates("smol"),
        version!(not_added).imitates("smol"),
    ],
    lasts: 0.05,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let main = recording.task("main")?;
    let [thread, task, child] = ["thread", "task", "child"]
        .map(|name| recording.task(name).filter(|task| task.is_finished()));
    let (thread, task, child) = (thread?, task?, child?);
    let (own, of_thread) = counted(recording, thread)?;
    let (same, of_task) = counted(recording, task)?;
    let (other, of_child) = counted(recording, child)?;
    let are_in_turn =
        thread.ended_ns <= task.began_ns() && task.ended_ns <= child.began_ns();
    let share = own == same && of_task == of_thread + 1;
    // The child's counter began at zero, too.
    let is_apart = other != own && (1..=of_task).contains(&of_child);
    let is_on_a_thread = thread.is_call && !thread.threads().contains(&0);
    // On plain std it is a call.
    let is_a_task = task.is_call == main.is_call
        && (task.is_call || !task.ran_inside(main));
    let mut said = recording.said.iter();
    let parent = said.find_map(|said| said.text.strip_prefix("parent: "))?;
    (are_in_turn && share && is_apart && is_on_a_thread && is_a_task)
        .then(|| parent.to_owned())
}

/// Its process, and the counter there at last: `process 7: 1`.
fn counted(recording: &Recording, lane: &Task) -> Option<(u32, u32)> {
    recording.story(lane).iter().rev().find_map(|(_, line)| {
        let (process, counter) =
            line.strip_prefix("process ")?.split_once(": ")?;
        Some((process.parse().ok()?, counter.parse().ok()?))
    })
}
