//! Ten copies of a program that computes share the cores: the system gives each
//! of them short turns, so each gets on, but more slowly.
//!
//! Watch for: the rounds, and the row `share`. First one copy computes alone
//! for a second, and then ten copies compute for a second at the same time. The
//! row says which share of the first one's rounds each of them did. On two
//! cores it is about a fifth. The runtimes have no part in it: their thread
//! only waits.
//!
//! Not promised: that the shares are equal. Other programs compute, too.
//!
//! Try: `--with copies=3`. How many rounds does each do now?

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
        ask: "Ten copies compute on few cores: who gets on?",
        answers: &["each of them", "one after the other", "only some"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_std).answers(&["each of them"]),
        version!(on_tokio).answers(&["each of them"]),
        // Both have a thread for sockets and one for children, and async-std
        // has a worker, too.
        version!(on_async_std).answers(&["each of them"]).workers(1),
        version!(on_smol).answers(&["each of them"]),
        version!(not_at_once).imitates("smol"),
        version!(not_by_the_system).imitates("smol"),
    ],
    pace: Pace::InTurn,
    lasts: 3.0,
    deadline: 60.0,
    ..Program::DEFAULTS
};

/// Threads of async-std and smol on which they hear of children and of output.
const WAKERS: &[&str] = &["async-io", "async-process", "async-std/runtime"];
/// A child's output, the end of its output, and its own end; each may come in
/// two steps.
const WAKES_AT_MOST: usize = 6;

fn observe(recording: &Recording) -> Option<String> {
    let alone = recording.task("alone")?;
    let copies: Vec<&Task> = recording.tasks_named("copy").collect();
    let are_waited_for = copies.iter().all(|copy| {
        copy.is_finished()
            && copy.began_ns() > alone.ended_ns
            && copy.threads().into_iter().eq([0])
    });
    let is_alone = rounds(recording, alone)? > 0
        && recording.seconds(alone.length_ns()?) >= 1;
    // It is the children who compute.
    if copies.len() < 2
        || !are_waited_for
        || !is_alone
        || !recording.hardly_computed()
        || recording.figures.is_empty()
    {
        return None;
    }
    let got: Vec<u32> = copies
        .iter()
        .filter_map(|copy| rounds(recording, copy))
        .collect();
    let begins = copies.iter().filter_map(|copy| copy.began_ns());
    let ends = copies.iter().filter_map(|copy| copy.ended_ns);
    let are_waits = are_woken_by_runtime(recording, &copies);
    let are_calls = copies.iter().all(|copy| copy.is_call);
    if !are_waits && !are_calls {
        return None;
    }
    let is_long = |copy: &&&Task| {
        let length_ns = copy.length_ns().unwrap_or_default();
        // On a busy machine main may come to it late.
        recording.seconds(2 * length_ns) >= 1
    };
    let long = copies.iter().filter(is_long).count();
    let are_at_once = if are_waits {
        long * 2 >= copies.len() && begins.max() <= ends.min()
    } else {
        // When main comes to the later ones, they have ended.
        long >= 1 && long * 2 <= copies.len()
    };
    let answer = if got.len() < copies.len() {
        return None;
    } else if long == copies.len() && !are_at_once {
        "one after the other"
    } else if !are_at_once {
        return None;
    } else if got.contains(&0) {
        "only some"
    } else {
        "each of them"
    };
    Some(answer.to_owned())
}

/// Does the runtime wake them, and do they not ask again and again?
fn are_woken_by_runtime(recording: &Recording, copies: &[&Task]) -> bool {
    let wakes = recording.wakes_of(copies.iter().copied());
    copies.iter().all(|copy| {
        !copy.is_call
            && copy.wakes.len() <= WAKES_AT_MOST
            && copy.polls.len() <= 1 + wakes.len()
    }) && wakes.iter().all(|wake| {
        // On Windows the runtimes read a child's output on blocking threads.
        cfg!(windows) || recording.is_from_main_or(WAKERS, wake)
    })
}

/// How many rounds its child has computed.
fn rounds(recording: &Recording, lane: &Task) -> Option<u32> {
    let story = recording.story(lane);
    let mut lines = story.iter();
    lines.find_map(|(_, line)| line.strip_suffix(" rounds")?.parse().ok())
}
