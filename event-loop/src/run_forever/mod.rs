//! A loop that was stopped keeps its tasks: they stand still, and go on when it
//! runs again. Where workers run the tasks, nothing stands still.
//!
//! Watch for: the clock while main makes a pause. On smol and on tokio without
//! workers, main is the only one who polls the clock, and during the pause it
//! polls nothing. The tick that was due meanwhile comes late, right after the
//! pause. On tokio with workers and on async-std a worker polls the clock, so
//! it ticks on.
//!
//! Not promised: that a task which stands still is not woken. On smol a thread
//! of the runtime may wake it; it is not polled, though.
//!
//! Try: a pause of 10 s. How many ticks are late then?

mod not_held_up;
mod not_the_same_clock;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Program, Question, Recording, Task, version};

pub const PROGRAM: Program = Program {
    name: "run-forever",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "What does the clock do while its loop is stopped?",
        answers: &["it stands still", "it ticks on", "it begins again"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_tokio).answers(&["it ticks on"]),
        version!(on_tokio_current_thread).answers(&["it stands still"]),
        // Besides main: a worker, and a thread for timers.
        version!(on_async_std).answers(&["it ticks on"]).workers(1),
        version!(on_smol).answers(&["it stands still"]),
        version!(on_our_loop).answers(&["it stands still"]),
        version!(on_asyncio.py).answers(&["it stands still"]),
        version!(not_the_same_clock).imitates("tokio-current-thread"),
        version!(not_held_up).imitates("tokio-current-thread"),
    ],
    surprise: 2,
    lasts: 8.0,
    ..Program::DEFAULTS
};

/// Those that poll tasks, or look after timers, besides main.
const WORKERS: &[&str] = &["tokio-rt-worker", "async-std/runtime", "async-io"];

fn observe(recording: &Recording) -> Option<String> {
    let run = recording.task("run")?;
    let pause = recording.task("pause")?;
    let again = recording.task("run again")?;
    let mut clocks = recording.tasks_named("clock");
    let clock = clocks.next()?;
    let (from_ns, to_ns) = (pause.began_ns()?, pause.ended_ns?);
    // A second clock is to be there before the pause, too.
    if clocks.any(|clock| clock.created_ns > from_ns) {
        return None;
    }
    let is_paused = run.is_finished()
        && run.ended_ns <= pause.began_ns()
        && pause.is_call
        && pause.parent.is_none()
        && recording.seconds_running(pause) >= 1
        && pause.ended_ns <= again.began_ns()
        && again.is_finished();
    // The process may end while the clock returns from its last tick.
    let is_task = is_run_by_the_loop(recording, clock, [run, again])
        && recording.hardly_computed();
    let [before, meanwhile, after] = ticks(recording, clock, from_ns, to_ns);
    if !is_paused || !is_task || before == 0 || meanwhile + after == 0 {
        return None;
    }
    let is_of_main = clock.threads().into_iter().eq([0]);
    let is_pending = recording.is_pending_at(clock, from_ns)
        && recording.is_pending_at(clock, to_ns);
    let answer = if is_of_main
        && is_pending
        && meanwhile == 0
        && is_late(recording, clock, to_ns)
    {
        "it stands still"
    } else if !clock.threads().contains(&0) && meanwhile > 0 {
        "it ticks on"
    } else {
        return None;
    };
    Some(answer.to_owned())
}

/// Did the loop wake the clock, and poll it as a task of its own?
fn is_run_by_the_loop(
    recording: &Recording,
    clock: &Task,
    runs: [&Task; 2],
) -> bool {
    if !runs[0].is_call {
        return !clock.ran_inside(runs[0])
            && recording.waited_for(WORKERS, clock);
    }
    // A loop that is run by a call polls and wakes inside of the call.
    let is_of_run = |by: u64| runs.iter().any(|run| run.id == by);
    recording.mostly_waited(clock)
        && clock.polls.len() <= 1 + clock.wakes.len()
        && clock
            .wakes
            .iter()
            .all(|wake| wake.by.is_some_and(is_of_run))
        && { runs }.iter().any(|run| clock.ran_inside(run))
}

/// How often the clock ticked before, in and after the pause.
fn ticks(
    recording: &Recording,
    clock: &Task,
    from_ns: u64,
    to_ns: u64,
) -> [usize; 3] {
    let own = recording.said.iter().filter(|s| s.task == Some(clock.id));
    let at = own.map(|said| said.at_ns);
    let mut ticks = [0; 3];
    for ns in at {
        let part = usize::from(ns >= from_ns) + usize::from(ns > to_ns);
        ticks[part] += 1;
    }
    ticks
}

/// Did the first tick after the pause come sooner than a second later? It was
/// due in the pause.
fn is_late(recording: &Recording, clock: &Task, pause_ns: u64) -> bool {
    let mut own = recording.said.iter().filter(|s| s.task == Some(clock.id));
    let next = own.find(|said| said.at_ns > pause_ns);
    next.is_some_and(|said| recording.seconds(said.at_ns - pause_ns) == 0)
}
