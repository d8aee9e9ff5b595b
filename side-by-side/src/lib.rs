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

/// What the tests of a lesson hold.
pub mod check;
/// The command line that all lessons share.
mod cli;
/// What a version tells the stage: the format of an event.
mod event;
/// The pieces that JSON is written from.
mod json;
/// What a lesson writes: programs, cards, versions.
mod program;
/// What a version did, as plain data; questions one can ask of it; JSON.
mod recording;
/// A program that was run: recordings, answers, verdicts.
mod run;
/// What must be said about each runtime.
mod runtimes;
/// What the terminal is, and what it can show.
mod screen;
/// A recording or a text, as this terminal shows it.
mod shown;
/// Runs parts, each in a process of its own, and records them.
mod stage;
/// Text that somebody else wrote.
mod text;
/// From a run to text: lanes, table, sources side by side.
mod views;
/// Inside a version's process: what records.
mod watch;

pub use cli::run;
pub use program::{Ending, Lesson, Pace, Program, Question, Version};
pub use recording::{
    End, Figure, Missing, Moment, Outcome, Poll, Recording, Said, Seen, State,
    Task, Unit, Usage, Wake, answer, require, threads_of,
};
pub use runtimes::default_workers;
pub use shown::{fitted, picture, show};
pub use stage::{Part, Settings, in_python, record};
pub use watch::{
    Memory, Watched, figure, memory, number, on_stage, seconds, watch,
    watch_call,
};

/// What [`say!`] expands to.
#[doc(hidden)]
pub use watch::say_at;
