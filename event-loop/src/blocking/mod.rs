//! A task that holds its thread can stop tasks on other threads, too: on tokio
//! main's own timer is late, while async-std's and smol's main goes on.
//!
//! Watch for: main, who stirs every half second, while four cooks hold threads.
//! On tokio main has its thread to itself, but only workers look after
//! timers, and two cooks hold both workers: nobody wakes main. On async-std and
//! smol main looks after the timers itself. On a loop with one thread, main
//! waits for all four cooks. With the blocking pool it is never held up.
//!
//! Not promised: who looks after the timers. On smol the cooks share one
//! thread, so they take 4 s; on async-std and tokio they take 2 s.
//!
//! Try: on tokio, three workers. When does main stir now?

mod not_a_mute_cook;
mod not_cooks_who_wait;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Program, Question, Recording, Task, threads_of, version};

pub const PROGRAM: Program = Program {
    name: "blocking",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Four tasks hold threads: how long does main not stir?",
        answers: &["1 s", "2 s", "4 s", "it stirs on"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        // Besides main: two workers, two threads of the blocking pool, and the
        // third worker of `Try:`.
        version!(on_tokio).answers(&["2 s"]),
        version!(on_tokio_current_thread).answers(&["4 s"]),
        // And a thread for timers.
        version!(on_async_std).answers(&["it stirs on"]),
        version!(on_smol).answers(&["it stirs on"]),
        version!(on_our_loop).answers(&["4 s"]),
        // Besides main: two threads of the blocking pool, and at the end one
        // that waits for them.
        version!(on_asyncio.py).answers(&["4 s"]),
        version!(not_a_mute_cook).imitates("tokio"),
        version!(not_cooks_who_wait).imitates("smol"),
    ],
    surprise: 3,
    lasts: 9.0,
    ..Program::DEFAULTS
};

/// Those that look after timers, or run cooks and helpers, besides main.
const THREADS: &[&str] = &[
    "tokio-rt-worker",
    "async-std/runtime",
    "smol-1",
    "async-io",
    "blocking-1",
    "blocking-2",
    "blocking",
    "asyncio_0",
    "asyncio_1",
];

/// Those that run tasks, besides main.
const WORKERS: &[&str] = &["tokio-rt-worker", "async-std/runtime", "smol-1"];

fn observe(recording: &Recording) -> Option<String> {
    let main = recording.task("stir")?;
    let cooks: Vec<&Task> = recording.tasks_named("cook").collect();
    let helpers: Vec<&Task> = recording.tasks_named("helper").collect();
    let are_cooks = cooks.iter().all(|cook| {
        cook.is_finished()
            && !cook.is_call
            && cook.polls.len() == 1
            && recording.seconds_running(cook) >= 1
            && !cook.ran_inside(main)
    });
    let of_cooks = threads_of(cooks.iter().copied());
    let are_of_runtime = of_cooks.iter().all(|thread| {
        *thread == 0 || WORKERS.contains(&recording.thread_name(*thread))
    });
    let of_helpers = threads_of(helpers.iter().copied());
    let are_of_pool = of_helpers
        .iter()
        .all(|thread| THREADS.contains(&recording.thread_name(*thread)));
    let has_waited = main.is_finished()
        && main.threads().into_iter().eq([0])
        && recording.waited_for(THREADS, main)
        && recording.hardly_computed();
    if !are_cooks
        || !are_of_runtime
        || !are_of_pool
        || !has_waited
        || !are_no_trouble(main, &helpers)
    {
        return None;
    }
    let begin_ns = cooks.iter().filter_map(|cook| cook.began_ns()).min()?;
    // When the first of their threads has run its last cook.
    let last_of = |thread: u16| {
        let on_it = cooks.iter().filter(|c| c.threads().contains(&thread));
        on_it.filter_map(|cook| cook.ended_ns).max()
    };
    let end_ns = of_cooks
        .iter()
        .filter_map(|thread| last_of(*thread))
        .min()?;
    let stirred = stirs(main, begin_ns, end_ns);
    // On a busy machine some hold their threads for longer than they ask for.
    let holds = cooks.iter().map(|cook| recording.seconds_running(cook));
    let seconds = holds.min()? * cooks.len() as u64;
    match (stirred, of_cooks.len()) {
        (0, threads @ 1..) => Some(format!("{} s", seconds / threads as u64)),
        // Once in half a second; on a busy machine less often.
        (1.., _) if !of_cooks.contains(&0) => Some("it stirs on".to_owned()),
        _ => None,
    }
}

/// How often main was polled between these two moments.
fn stirs(main: &Task, from_ns: u64, to_ns: u64) -> usize {
    let begins = main.polls.iter().map(|poll| poll.start_ns);
    begins.filter(|ns| from_ns < *ns && *ns < to_ns).count()
}

/// Did main stir while each helper held a thread of the blocking pool?
fn are_no_trouble(main: &Task, helpers: &[&Task]) -> bool {
    let threads = threads_of(helpers.iter().copied());
    let begin_ns = helpers.iter().filter_map(|h| h.began_ns()).max();
    let end_ns = helpers.iter().filter_map(|h| h.ended_ns).min();
    let (Some(begin_ns), Some(end_ns)) = (begin_ns, end_ns) else {
        return false;
    };
    helpers.iter().all(|h| h.is_call && h.is_finished())
        && threads.len() == helpers.len()
        && !threads.contains(&0)
        // On a busy machine it may have been woken, and not yet polled.
        && (stirs(main, begin_ns, end_ns) > 0
            || main
                .wakes
                .iter()
                .any(|wake| (begin_ns..end_ns).contains(&wake.at_ns)))
}
