//! Runs one small program on several async runtimes, records what its tasks do,
//! and shows the runs side by side.
//!
//! A program uses these items of this library, the same way on every runtime:
//!
//! - [`watch`] gives a future its own lane in the picture,
//! - [`watch_call`] does the same for a blocking call, [`watch_queued_call`] for
//!   one that a pool will run,
//! - [`watch_value`] does the same for a value: a lock's guard, a sender, …,
//! - [`say!`] prints a line and records when, and by which task,
//! - [`seconds`] is a duration that `--second` scales,
//! - [`number`] is a number that `--with` changes,
//! - [`figure`] reports a measured number,
//! - [`memory`] returns how much memory the process uses now.
//!
//! [`watch_main`] shows any program: call it first in `main`.
//!
//! A program's card ([`Program`]) asks one question and reads the answer off
//! the [`Recording`] of each version. A lesson crate's `main` passes its cards
//! to [`run`]. The library itself knows no lesson.
//!
//! A module uses only those below it in the table of `README.md`.

/// The command line that all lessons share.
mod cli;
/// Helpers for writing JSON.
mod json;
/// What a lesson consists of, and a program that was run: recorded once, shown
/// in many ways.
mod lesson;
/// Prints a recording or a text, as this terminal can show it.
mod print;
/// What a version did, as plain data; what a judge may require of it; JSON.
mod recording;
/// From a run to text: lanes, table, sources, page.
mod render;
/// What is known about each runtime.
mod runtimes;
/// Runs parts, each in its own process, and records them.
mod stage;
/// What the terminal can show; the frames of a live picture.
mod terminal;
/// Control characters in a text; width, cut, wrap.
mod text;
/// Runs inside a version's process: records it.
mod watch;
/// One event: what a version tells the stage.
mod wire;

pub use cli::{run, watch_main};
pub use lesson::{Ending, Lesson, Pace, Program, Question, Version, has_runtime};
pub use print::{fitted, picture, show};
pub use recording::{
    End, Figure, LaneKind, Missing, Moment, Outcome, Poll, Recording, Said, Seen, State, Task,
    Unit, Usage, Wake, answer, each, require, threads_of,
};
pub use runtimes::default_workers;
pub use stage::{Part, Settings, in_python, record};
pub use watch::{
    Memory, Watched, WatchedValue, figure, memory, number, on_stage, seconds, watch, watch_call,
    watch_queued_call, watch_value,
};

/// What [`say!`] expands to.
#[doc(hidden)]
pub use watch::say_at;
