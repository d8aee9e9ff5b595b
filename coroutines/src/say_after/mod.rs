//! Two coroutines that are awaited in a row take the sum of their waits; as two
//! tasks they take as long as the longer one.
//!
//! Watch for: when `world` begins. Awaited, it is not even called before
//! `hello` is over, although the thread is idle. As a task it runs from its
//! spawn on, and so it has waited for 1 s when it is awaited.
//!
//! Not promised: which of two tasks is polled first.
//!
//! Try: in `as_tasks`, spawn `world` after `hello.await`. How long now?

mod not_joined;
mod not_the_blocking_pool;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, Recording, Task, version};

pub const PROGRAM: Program = Program {
    name: "say-after",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How long in a row, and then as tasks?",
        answers: &["2 s, 2 s", "3 s, 2 s", "3 s, 3 s"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_std).answers(&["3 s, 3 s"]),
        version!(on_tokio).answers(&["3 s, 2 s"]),
        version!(on_async_std).answers(&["3 s, 2 s"]).workers(1),
        version!(on_smol).answers(&["3 s, 2 s"]),
        version!(on_asyncio.py).answers(&["3 s, 2 s"]),
        version!(not_joined).imitates("tokio"),
        version!(not_the_blocking_pool).imitates("smol"),
    ],
    lasts: 6.0,
    ..Program::DEFAULTS
};

/// Those that poll tasks or look after timers, besides main.
const THREADS: &[&str] = &["async-io", "async-std/runtime", "smol-1"];

fn observe(recording: &Recording) -> Option<String> {
    let row = recording.task("in a row")?;
    let tasks = recording.task("as tasks")?;
    let (hello, world) = (recording.task("hello")?, recording.task("world")?);
    let awaited = [hello, world];
    let spawned =
        [recording.task("hello task")?, recording.task("world task")?];
    let are_said = recording.hardly_computed()
        && [awaited, spawned].iter().all(|[hello, world]| {
            says_after(recording, hello, 1, "hello")
                && says_after(recording, world, 2, "world")
        });
    let is_sum = hello.ended_ns <= world.began_ns()
        && awaited.iter().all(|lane| lane.ran_only_inside(row));
    if !are_said || !is_sum || row.ended_ns > tasks.began_ns() {
        return None;
    }
    let lanes = [&[row, tasks], &awaited[..], &spawned].concat();
    let is_in_turn = spawned[0].ended_ns <= spawned[1].began_ns();
    let are_calls = is_in_turn
        && lanes.iter().all(|lane| lane.is_call)
        && spawned.iter().all(|lane| lane.ran_only_inside(tasks));
    let are_tasks = lanes.iter().all(|l| recording.waited_for(THREADS, l))
        && (is_in_turn || recording.waited_at_once(spawned[0], spawned[1]))
        && spawned.iter().all(|task| !task.ran_inside(tasks))
        // One wake by the end of each, at most.
        && tasks.polls.len() <= 3;
    if !are_calls && !are_tasks {
        return None;
    }
    // The shorter one, because on a busy machine any wait may last longer.
    let waits = |a: &Task, b: &Task| {
        let length_ns = a.length_ns()?.min(b.length_ns()?);
        Some(recording.seconds(length_ns))
    };
    let hello_s = waits(awaited[0], spawned[0])?;
    let world_s = waits(awaited[1], spawned[1])?;
    let sum_s = hello_s + world_s;
    let tasks_s = if is_in_turn {
        sum_s
    } else {
        hello_s.max(world_s)
    };
    Some(format!("{sum_s} s, {tasks_s} s"))
}

/// Does it say this line, so many seconds after its begin at least, and finish?
fn says_after(
    recording: &Recording,
    lane: &Task,
    seconds: u64,
    line: &str,
) -> bool {
    let story = recording.story(lane);
    let is_there =
        |(second, text): &(u64, &str)| *second >= seconds && *text == line;
    lane.is_finished() && story.iter().any(is_there)
}
