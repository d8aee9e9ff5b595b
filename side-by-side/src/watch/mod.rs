//! Runs inside a version's process: turns watched futures, their polls and
//! wakes, words and figures into events.
//!
//! Outside the stage nothing is recorded: [`watch`] adds nothing, [`say!`](crate::say) prints, [`seconds`] are real,
//! and a [`number`] is its default.

pub(crate) mod file_at;
mod handover;
mod lane;
mod memory;
mod settings;
mod tape;
pub(crate) mod usage;
mod value;
mod waker;

use std::{
    env,
    fmt::Arguments,
    io::{self, Write},
    panic::{AssertUnwindSafe, Location, catch_unwind, resume_unwind},
    pin::Pin,
    process::ExitCode,
    sync::{Once, OnceLock},
    task::{Context, Poll},
};

use pin_project_lite::pin_project;

use crate::{
    recording::Unit,
    wire::{LaneKind, OWN_PROGRAM, SECOND, What},
};
use lane::{Lane, current_task};
pub use memory::{Memory, memory};
pub use settings::{number, seconds};
use tape::Tape;
pub use value::{WatchedValue, watch_value};

static TAPE: OnceLock<Tape> = OnceLock::new();

/// Gives `future` its own lane: records its polls and wakes, what woke it, and
/// how it ended. Output and behaviour stay the same; the waker that the future
/// sees wraps the runtime's waker.
#[track_caller]
pub fn watch<F: Future>(name: impl Into<String>, future: F) -> Watched<F> {
    let lane = open(name, LaneKind::Future);
    Watched { future, lane }
}

/// Gives a call that blocks its thread its own lane, and calls it.
#[track_caller]
pub fn watch_call<T>(name: impl Into<String>, call: impl FnOnce() -> T) -> T {
    watch_queued_call(name, call)()
}

/// Gives a call that blocks its thread its own lane from now on, before
/// anything calls it: `spawn_blocking(watch_queued_call("read", || …))`. While
/// no thread of the pool is free, the lane shows that it was created and not
/// yet called.
#[track_caller]
pub fn watch_queued_call<T>(
    name: impl Into<String>,
    call: impl FnOnce() -> T,
) -> impl FnOnce() -> T {
    let lane = open(name, LaneKind::Call);
    move || {
        let Some(mut lane) = lane else {
            return call();
        };
        let poll = lane.begin_poll(None);
        let value = call();
        poll.end(true);
        value
    }
}

#[track_caller]
fn open(name: impl Into<String>, kind: LaneKind) -> Option<Lane> {
    let place = Location::caller();
    let Some(tape) = TAPE.get() else {
        tell_once_how_to_be_shown();
        return None;
    };
    Some(Lane::open(tape, name.into(), kind, place))
}

/// Unless the stage started this program, or the reader does not want it to be
/// shown.
fn tell_once_how_to_be_shown() {
    static TOLD: Once = Once::new();
    TOLD.call_once(|| {
        if [SECOND, OWN_PROGRAM]
            .iter()
            .all(|name| env::var_os(name).is_none())
        {
            writeln!(io::stderr(), "{NOT_SHOWN}").ok();
        }
    });
}

const NOT_SHOWN: &str = "side-by-side: this program's tasks are not shown; \
                         call `side_by_side::watch_main()` first in `main`";

/// Prints a line, and records when and where in the source it was said, and by
/// which task.
#[macro_export]
macro_rules! say {
    ($($text:tt)*) => {
        $crate::say_at(file!(), line!(), format_args!($($text)*))
    };
}

#[doc(hidden)]
pub fn say_at(file: &str, line: u32, text: Arguments<'_>) {
    match TAPE.get() {
        Some(tape) => tape.record(What::Said {
            task: current_task(),
            text: text.to_string(),
            file: file.to_owned(),
            line,
        }),
        None => println!("{text}"),
    }
}

/// Reports a measured number for the table. `value` is in the `unit`; it is
/// `NaN` if this system cannot report it.
pub fn figure(name: &str, value: f64, unit: Unit) {
    match TAPE.get() {
        Some(tape) => tape.record(What::Figure {
            name: name.to_owned(),
            value,
            unit,
        }),
        None => println!("{name}: {value} {}", unit.as_str()),
    }
}

/// Runs `main` and records it, if the stage started this process; otherwise
/// only runs it. A panic of `main` is recorded and then resumed.
///
/// Lessons do this themselves. Any other executable must call it first in its
/// `main`.
pub fn on_stage(main: impl FnOnce() -> ExitCode) -> ExitCode {
    let Some(tape) = enter_stage() else {
        return main();
    };
    let result = catch_unwind(AssertUnwindSafe(main));
    for (what, amount) in usage::so_far() {
        tape.record(What::Used { what, amount });
    }
    tape.end(result.is_err());
    result.unwrap_or_else(|panic| resume_unwind(panic))
}

fn enter_stage() -> Option<&'static Tape> {
    let file = handover::take()?;
    let tape = TAPE.get_or_init(|| Tape::new(file));
    tape.begin();
    Some(tape)
}

/// Records this process from now on, if the stage started it. Unlike
/// [`on_stage`], it does not see `main` end.
pub(crate) fn enter() {
    enter_stage();
}

/// Is this process recorded?
pub(crate) fn is_recorded() -> bool {
    TAPE.get().is_some()
}

pin_project! {
    /// A future with its own lane, created by [`watch`].
    #[must_use = "futures do nothing unless you `.await` or poll them"]
    pub struct Watched<F> {
        // Dropped in this order, so that the lane records what the future
        // says while it is dropped.
        #[pin]
        future: F,
        lane: Option<Lane>,
    }

    impl<F> PinnedDrop for Watched<F> {
        fn drop(this: Pin<&mut Self>) {
            if let Some(lane) = this.project().lane {
                lane.begin_drop();
            }
        }
    }
}

impl<F: Future> Future for Watched<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        // The future may be polled again after its end, but its lane has ended.
        let Some(lane) = this.lane else {
            return this.future.poll(cx);
        };
        if lane.has_ended() {
            lane.poll_late();
            return this.future.poll(cx);
        }
        let poll = lane.begin_poll(Some(cx.waker()));
        let waker = poll.waker.as_ref().unwrap_or(cx.waker());
        let polled = this.future.poll(&mut Context::from_waker(waker));
        poll.end(polled.is_ready());
        polled
    }
}
