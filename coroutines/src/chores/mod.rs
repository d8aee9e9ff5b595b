//! A machine that runs needs nobody, so one parent balances the checklist while
//! the dryer turns; work with the hands holds the parent.
//!
//! Watch for: two ways to spend time. A machine's lane waits, and meanwhile the
//! same thread does the other chores. When it moves the laundry, the laundry's
//! lane runs, and the other chores wait until that is over. On plain std the
//! parent stands before each machine.
//!
//! Not promised: which of two chores that are due at the same moment is first.
//!
//! Try: let moving the laundry take 2 s. Which lanes are late then?

mod not_a_helper;
mod not_the_blocking_pool;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, Recording, Task, threads_of, version};

pub const PROGRAM: Program = Program {
    name: "chores",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Does the checklist wait for the dryer?",
        answers: &["yes", "no"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_std).answers(&["yes"]),
        version!(on_tokio).answers(&["no"]),
        version!(on_async_std).answers(&["no"]).workers(1),
        version!(on_smol).answers(&["no"]),
        version!(on_asyncio.py).answers(&["no"]),
        version!(not_a_helper).imitates("smol"),
        version!(not_the_blocking_pool).imitates("tokio"),
    ],
    lasts: 9.4,
    ..Program::DEFAULTS
};

/// Those that poll tasks or look after timers, besides main.
const THREADS: &[&str] = &["async-io", "async-std/runtime", "smol-1"];

fn observe(recording: &Recording) -> Option<String> {
    let laundry = recording.task("laundry")?;
    let kids = recording.task("kids")?;
    let checklist = recording.task("checklist")?;
    let dryer = recording.task("dryer")?;
    let machines = [
        recording.task("washer")?,
        dryer,
        recording.task("washer again")?,
    ];
    let chores = [laundry, kids, checklist];
    let are_done_by_one = threads_of(chores).len() == 1
        && chores.iter().all(|chore| chore.is_finished())
        && !checklist.ran_inside(laundry)
        && !kids.ran_inside(laundry)
        && machines.iter().all(|machine| {
            machine.is_finished()
                && machine.parent == Some(laundry.id)
                // asyncio's `gather` makes tasks of them.
                && (recording.runtime == "asyncio" && !machine.is_call
                    || machine.ran_only_inside(laundry))
        })
        && recording.hardly_computed();
    if !are_done_by_one {
        return None;
    }
    let are_calls = [&chores[..], &machines].concat().iter().all(|l| l.is_call);
    let need_nobody = machines.iter().all(|machine| {
        recording.mostly_waited(machine) && is_woken_by_time(recording, machine)
    }) && chores.iter().all(|chore| {
        chore.polls.len() <= 1 + chore.wakes.len()
            && is_woken_by_time(recording, chore)
    });
    let answer = if are_calls && dryer.ended_ns < checklist.began_ns() {
        "yes"
    } else if need_nobody && goes_on_during(recording, checklist, dryer) {
        "no"
    } else {
        return None;
    };
    Some(answer.to_owned())
}

/// Did the task say a line while the machine ran?
fn goes_on_during(recording: &Recording, task: &Task, machine: &Task) -> bool {
    let mut own = recording.said.iter().filter(|s| s.task == Some(task.id));
    own.any(|said| recording.is_pending_at(machine, said.at_ns))
}

/// Do those that look after timers wake it, and nobody else?
fn is_woken_by_time(recording: &Recording, lane: &Task) -> bool {
    let mut wakes = lane.wakes.iter();
    wakes.all(|wake| recording.is_from_main_or(THREADS, wake))
}
