//! Runs one small program on several async runtimes, records what its tasks
//! do, and shows the runs side by side.
//!
//! A program uses five things of this library, and it uses them the same way
//! on every runtime:
//!
//! - [`watch`] gives a future a lane of its own in the picture,
//! - [`watch_call`] does the same for a blocking call,
//! - [`say!`] prints a line and records who said it, and when,
//! - [`seconds`] is a length of time that `--second` stretches or shrinks,
//! - [`figure`] reports a measured number.
//!
//! A program's card ([`Program`]) asks one question, and reads the answer off
//! the [`Recording`] of each version. A lesson crate's `main` hands its cards
//! to [`run`]. The library itself knows no lesson and no runtime.

pub mod check;
mod cli;
mod event;
mod program;
mod recorder;
mod recording;
mod screen;
mod stage;
mod views;

pub use cli::run;
pub use program::{Lesson, Pace, Program, Question, Version};
pub use recorder::{Watched, figure, seconds, watch, watch_call};
pub use recording::{
    End, Figure, Outcome, Poll, Recording, Said, Task, Unit, Usage, Wake,
};

/// What [`say!`] expands to.
#[doc(hidden)]
pub use recorder::say_at;
