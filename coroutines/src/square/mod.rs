//! Three tasks that main awaits one after the other take as long as one of
//! them, because each runs from its spawn on.
//!
//! Watch for: squares 2, 3 and 4. Main awaits only square 2, and yet all three
//! wait from the start. When main comes to squares 3 and 4, they are over, and
//! their handles give the values at once.
//!
//! Not promised: the order in which the three say their ends. Main says the
//! values in the order of its awaits.
//!
//! Try: spawn each of the three only in the loop, right before its `await`.

mod not_spawned;
mod not_the_blocking_pool;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, Recording, Task, version};

pub const PROGRAM: Program = Program {
    name: "square",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Three squares of one second each: how long?",
        answers: &["1 s", "2 s", "3 s"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_std).answers(&["3 s"]),
        version!(on_tokio).answers(&["1 s"]),
        version!(on_async_std).answers(&["1 s"]).workers(1),
        version!(on_smol).answers(&["1 s"]),
        version!(on_asyncio.py).answers(&["1 s"]),
        version!(not_spawned).imitates("smol"),
        version!(not_the_blocking_pool).imitates("tokio"),
    ],
    lasts: 4.0,
    ..Program::DEFAULTS
};

/// Those that poll tasks or look after timers, besides main.
const THREADS: &[&str] = &["async-io", "async-std/runtime", "smol-1"];

fn observe(recording: &Recording) -> Option<String> {
    let main = recording.task("main")?;
    let one = recording.task("square 1")?;
    let names = ["square 2", "square 3", "square 4"];
    let three = names.map(|name| recording.task(name));
    let three = [three[0]?, three[1]?, three[2]?];
    let story = recording.story(main);
    let values = story
        .iter()
        .filter_map(|(_, text)| text.parse::<u32>().ok());
    let all = [&[one], &three[..]].concat();
    let is_done = recording.hardly_computed()
        && values.eq([1, 4, 9, 16])
        && main.is_finished()
        && all.iter().all(|square| square.is_finished())
        && three.iter().all(|square| one.ended_ns < square.began_ns());
    let is_in_turn = three
        .windows(2)
        .all(|two| two[0].ended_ns <= two[1].began_ns());
    let are_calls = main.is_call
        && is_in_turn
        && all.iter().all(|s| s.is_call && s.ran_only_inside(main));
    let are_tasks = recording.waited_for(THREADS, main)
        && (is_in_turn || waited_at_once(recording, three))
        && all.iter().all(|square| {
            recording.waited_for(THREADS, square)
                && !square.ran_inside(main)
                && square.parent == Some(main.id)
        });
    if !is_done || !are_calls && !are_tasks {
        return None;
    }
    // The shortest, because on a busy machine any wait may last longer.
    let one_s = all.iter().filter_map(|square| square.length_ns()).min()?;
    let one_s = recording.seconds(one_s);
    Some(format!("{} s", if is_in_turn { 3 * one_s } else { one_s }))
}

fn waited_at_once(recording: &Recording, [a, b, c]: [&Task; 3]) -> bool {
    recording.waited_at_once(a, b)
        && recording.waited_at_once(a, c)
        && recording.waited_at_once(b, c)
}
