//! What recording costs: a future that yields many times, watched and not.
//!
//!     cargo bench -p side-by-side
//!
//! A yield of a watched future is three events: the poll begins, the future is
//! woken, the poll ends. Each is one write to a file that the stage follows.

use std::{
    env,
    future::poll_fn,
    process::{Command, ExitCode},
    task::{Context, Poll, Waker},
    time::Instant,
};

use side_by_side::{Lesson, Program, Question, Unit, Version, figure, watch};

/// Fewer events than the stage keeps.
const YIELDS: u32 = 100_000;
const EVENTS_A_YIELD: u32 = 3;

/// Its own lesson; `cargo bench` adds an argument that no lesson knows.
fn main() -> ExitCode {
    if !env::args().any(|arg| arg == "--bench") {
        return side_by_side::run(&LESSON);
    }
    let itself = env::current_exe().expect("a bench is a file");
    let status = Command::new(itself).status().expect("it starts");
    ExitCode::from(if status.success() { 0 } else { 1 })
}

const LESSON: Lesson = Lesson {
    name: "side-by-side",
    about: "What recording costs",
    programs: &[Program {
        name: "recording",
        card: CARD,
        question: Question {
            ask: "Does an event take 1 µs at most?",
            answers: &["yes", "no"],
            judge: |recording| {
                let event = recording.figures.last().ok_or("no figure")?;
                let answer = if event.value <= 1000.0 { "yes" } else { "no" };
                Ok(answer.to_owned())
            },
        },
        versions: &[
            Version::new("on_recorder.rs", include_str!("recording.rs"), measure).answers(&["yes"]),
        ],
        ..Program::DEFAULTS
    }],
};

const CARD: &str = "\
//! Recording an event costs a write to a file and little more.
//!
//! Watch for: the figures.
//!
//! Not promised: their size; that is what is measured.
//!
//! Try: another machine.
";

fn measure() -> ExitCode {
    let plain = ns_per_yield(yield_often());
    let watched = ns_per_yield(watch("yields", yield_often()));
    figure("a yield", plain, Unit::Nanoseconds);
    figure("a watched yield", watched, Unit::Nanoseconds);
    let event = (watched - plain) / f64::from(EVENTS_A_YIELD);
    figure("an event", event, Unit::Nanoseconds);
    ExitCode::SUCCESS
}

async fn yield_often() {
    for _ in 0..YIELDS {
        let mut yielded = false;
        poll_fn(|cx| {
            if std::mem::replace(&mut yielded, true) {
                return Poll::Ready(());
            }
            cx.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
    }
}

fn ns_per_yield(future: impl Future) -> f64 {
    let mut future = Box::pin(future);
    let mut cx = Context::from_waker(Waker::noop());
    let began = Instant::now();
    while future.as_mut().poll(&mut cx).is_pending() {}
    began.elapsed().as_nanos() as f64 / f64::from(YIELDS)
}
