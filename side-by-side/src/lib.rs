//! Runs one small program on several async runtimes, records what its tasks
//! do, and shows the runs side by side.
//!
//! A program uses seven things of this library, and it uses them the same way
//! on every runtime:
//!
//! - [`watch`] gives a future a lane of its own in the picture,
//! - [`watch_call`] does the same for a blocking call,
//! - [`say!`] prints a line and records who said it, and when,
//! - [`seconds`] is a length of time that `--second` stretches or shrinks,
//! - [`number`] is a number that `--with` changes,
//! - [`figure`] reports a measured number,
//! - [`memory`] tells how much memory the process takes at this moment.
//!
//! A program's card ([`Program`]) asks one question, and reads the answer off
//! the [`Recording`] of each version. A lesson crate's `main` hands its cards
//! to [`run`]. The library itself knows no lesson.
//!
//! A module uses only those that stand below it in the table of `README.md`.

/// The command line that all lessons share.
mod cli;
/// The pieces that JSON is written from.
mod json;
/// What a lesson is made of, and a program that was run: once recorded, shown
/// in many ways.
mod lesson;
/// A recording or a text, as this terminal shows it.
mod print;
/// What a version did, as plain data; what one may require of it; JSON.
mod recording;
/// From a run to text: lanes, table, sources, page.
mod render;
/// What must be said about each runtime.
mod runtimes;
/// Runs parts, each in its own process, and records them.
mod stage;
/// What the terminal is; the frames of a live picture.
mod terminal;
/// What in a text a terminal would obey; width, cut, wrap.
mod text;
/// Inside a version's process: what records.
mod watch;
/// One event: what a version tells the stage.
mod wire;

pub use cli::run;
pub use lesson::{Ending, Lesson, Pace, Program, Question, Version, has_runtime};
pub use print::{fitted, picture, show};
pub use recording::{
    End, Figure, Missing, Moment, Outcome, Poll, Recording, Said, Seen, State, Task, Unit, Usage,
    Wake, answer, each, require, threads_of,
};
pub use runtimes::default_workers;
pub use stage::{Part, Settings, in_python, record};
pub use watch::{Memory, Watched, figure, memory, number, on_stage, seconds, watch, watch_call};

/// What [`say!`] expands to.
#[doc(hidden)]
pub use watch::say_at;
