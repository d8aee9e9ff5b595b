//! Ten copies of a program that computes share the cores: the system gives each
//! of them short turns, so all of them become slower, and none waits for
//! another one's end.
//!
//! Watch for: when the copies end. One copy alone tests numbers for 0.3 s, and
//! then ten copies test as many numbers each. They all begin at once and all
//! end at about the same time. On two cores that is about five times as late as
//! one copy alone. The runtimes have no part in it: their thread only waits.
//!
//! Not promised: that the shares are equal. Other programs compute, too.
//!
//! Try: three copies instead of ten. How much later do they end?

mod not_at_once;
mod not_by_the_system;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Pace, Program, Question, Recording, Task, version};

pub const PROGRAM: Program = Program {
    name: "copies",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Ten copies compute: when does the first one end?",
        answers: &["with the others", "long before the others"],
        observe,
    },
    versions: &[
        version!(on_std).answers(&["with the others"]).threads(11),
        version!(on_tokio).answers(&["with the others"]).threads(1),
        // Both have a thread for sockets and one for children, and async-std
        // has a worker, too.
        version!(on_async_std)
            .answers(&["with the others"])
            .environment(&[("ASYNC_STD_THREAD_COUNT", "1")])
            .threads(4),
        version!(on_smol).answers(&["with the others"]).threads(3),
        version!(not_at_once).imitates("smol"),
        version!(not_by_the_system).imitates("smol"),
    ],
    pace: Pace::InTurn,
    lasts: 2.5,
    deadline: 60.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let alone = recording.task("alone")?;
    let copies: Vec<&Task> = recording.tasks_named("copy").collect();
    let numbers = numbers(recording, alone)?;
    let have_worked = copies.iter().all(|copy| {
        numbers > 0
            && copy.is_finished()
            && copy.began_ns() > alone.ended_ns
            && self::numbers(recording, copy) == Some(numbers)
    });
    let ends = copies.iter().filter_map(|copy| copy.ended_ns);
    let (first_ns, last_ns) = (ends.clone().min()?, ends.max()?);
    if copies.len() < 2 || !have_worked || !recording.hardly_computed() {
        return None;
    }
    let begin_ns = copies.iter().filter_map(|c| c.began_ns()).min()?;
    // One after the other on two cores, the first would be done after a fifth.
    let is_late = (first_ns - begin_ns) * 4 > last_ns - begin_ns;
    let answer = if is_late {
        "with the others"
    } else {
        "long before the others"
    };
    Some(answer.to_owned())
}

/// How many numbers the child has tested, as it says at the end.
fn numbers(recording: &Recording, lane: &Task) -> Option<u32> {
    let story = recording.story(lane);
    let [(_, line)] = &story[..] else {
        return None;
    };
    line.strip_suffix(" numbers")?.parse().ok()
}
