//! A coroutine that was called has done nothing before it is awaited, not even
//! its first line.
//!
//! Watch for: the second in which main waits and its thread is idle. The tea is
//! made already, but nobody polls it. When main awaits the tea, the polls of
//! main poll the tea too. Nobody ever awaits the coffee, so it never begins.
//!
//! Not promised: that you are warned. For `make("coffee");` the compiler says
//! "futures do nothing unless you `.await` or poll them". For `let _ =
//! make("coffee");` it says nothing.
//!
//! Try: on smol, `let tea = spawn(watch("tea", …))`. What has it done now?

mod not_a_task;
mod not_an_async_fn;
mod not_called;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{End, Program, Question, Recording, version};

pub const PROGRAM: Program = Program {
    name: "lazy",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "What has the tea done before it is awaited?",
        answers: &["nothing", "its first line", "all of it"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_tokio).answers(&["nothing"]),
        version!(on_async_std).answers(&["nothing"]).workers(1),
        version!(on_smol).answers(&["nothing"]),
        version!(on_asyncio.py).answers(&["nothing"]),
        version!(not_a_task).imitates("tokio"),
        version!(not_called).imitates("smol"),
        version!(not_an_async_fn).imitates("smol"),
    ],
    surprise: 1,
    lasts: 2.0,
    ..Program::DEFAULTS
};

/// Those that poll tasks or look after timers, besides main.
const THREADS: &[&str] = &["async-io", "async-std/runtime", "smol-1"];

fn observe(recording: &Recording) -> Option<String> {
    let main = recording.task("main")?;
    let tea = recording.task("tea")?;
    let coffee = recording.task("coffee")?;
    let awaited = main.poll_at(recording.said("await the tea")?.at_ns)?;
    // Main waits for a second between the calls and the `await`.
    let called = main.poll_at(tea.created_ns)?;
    let idle_ns = awaited.start_ns.checked_sub(tea.created_ns)?;
    let is_idle = recording.seconds(idle_ns) >= 1
        && recording.hardly_computed()
        && main.is_finished()
        && recording.waited_for(THREADS, main);
    let is_forgotten = coffee.end == End::Dropped
        && coffee.polls.is_empty()
        && coffee.created_ns < called.end_ns?
        && main
            .poll_at(coffee.ended_ns?)
            .is_some_and(|poll| poll.ready);
    // The words come once, and from the tea itself.
    let lines = recording.said.iter().filter(|s| s.text == "water on");
    let is_said_by_tea = lines.map(|said| said.task).eq([Some(tea.id)]);
    if !is_idle || !is_forgotten || !is_said_by_tea {
        return None;
    }
    let is_made = recording.waited_for(THREADS, tea)
        && recording
            .story(tea)
            .iter()
            .any(|(second, text)| *second >= 1 && *text == "tea is ready")
        && tea.is_finished();
    let answer = match tea.began_ns()? > awaited.start_ns {
        true if is_made && tea.ran_only_inside(main) => "nothing",
        // A task is polled from its spawn on.
        false if is_made && !tea.ran_inside(main) => "its first line",
        _ => return None,
    };
    Some(answer.to_owned())
}
