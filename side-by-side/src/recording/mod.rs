//! What one version did, as plain data.
//!
//! All times are nanoseconds since the version's process started its program.

mod expect;
#[cfg(test)]
mod fixtures;
pub(crate) mod from_events;
pub(crate) mod json;
mod questions;
pub(crate) mod states;
pub(crate) mod why;

pub use crate::wire::{End, LaneKind, Unit};
pub use expect::{Missing, Moment, Seen, answer, each, require};
pub use questions::threads_of;
pub use states::State;

/// What one version of a program did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recording {
    /// `tokio`, `async-std`, `smol`, `std`, …
    pub runtime: String,
    /// Real nanoseconds per program second.
    pub second_ns: u64,
    /// The process id that the system gave it.
    pub process_id: Option<u32>,
    /// `None` while it runs.
    pub outcome: Option<Outcome>,
    /// `None` while it runs, and if a signal ended it.
    pub exit_code: Option<i32>,
    /// The signal that ended it, as far as the system has signals.
    pub signal: Option<i32>,
    /// From the program's start to its end.
    pub wall_ns: u64,
    pub usage: Usage,
    /// How many workers its runtime was told to have; `None` if it has none or
    /// if the number is unknown.
    pub workers: Option<u64>,
    /// Names of the threads that polled or woke a task; 0 is the main thread.
    pub threads: Vec<String>,
    /// For each of them, was it running when the process was killed at its
    /// deadline, or interrupted? `None` if it was not, or if the platform cannot
    /// tell.
    pub threads_running: Vec<Option<bool>>,
    /// In the order of creation.
    pub tasks: Vec<Task>,
    /// In the order of time.
    pub said: Vec<Said>,
    /// What it has printed after the last newline; empty when it has ended.
    pub unfinished: String,
    pub figures: Vec<Figure>,
    /// The program's numbers ([`crate::number`]), in the order of their first
    /// use.
    pub numbers: Vec<(String, u64)>,
    pub stderr: Vec<String>,
    /// What a reader must know about this recording, for example that events
    /// are missing.
    pub notes: Vec<String>,
    /// Events were left out, so a task that seems open may have ended.
    pub is_cut: bool,
}

/// How a version's process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// With exit code 0.
    Finished,
    /// With another exit code.
    Failed,
    /// `main` panicked.
    Panicked,
    /// It was killed at its deadline.
    Hung,
    /// A signal ended it, or it aborted.
    Killed,
    /// It could not be started.
    Missing,
}

impl Outcome {
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Finished => "finished",
            Outcome::Failed => "failed",
            Outcome::Panicked => "panicked",
            Outcome::Hung => "hung",
            Outcome::Killed => "killed",
            Outcome::Missing => "missing",
        }
    }
}

/// The note of a recording whose process was ended by Ctrl-C or SIGTERM.
pub(crate) const INTERRUPTED: &str = "interrupted";

/// What a version used; `None` if the platform cannot report it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Usage {
    pub user_ns: Option<u64>,
    pub system_ns: Option<u64>,
    /// User and system time of the children that it waited for.
    pub children_ns: Option<u64>,
    pub peak_memory_bytes: Option<u64>,
    /// The largest number of threads that existed at the same time.
    pub thread_count: Option<u64>,
    /// How many threads existed when a lane was first polled.
    pub threads_at_first_poll: Option<u64>,
    /// The largest number of threads that a blocking pool had at the same time,
    /// by their names: where they have those of workers (tokio), it is 0.
    pub pool_threads: Option<u64>,
    /// Context switches: how often the system stopped one of its threads,
    /// because the thread had to wait or because another one had to run.
    pub switches: Option<u64>,
}

/// What measured numbers depend on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Machine {
    /// The cores that this process may use; `None` if the system cannot report
    /// it.
    pub(crate) cores: Option<usize>,
    pub(crate) is_debug: bool,
}

impl Machine {
    pub(crate) fn this_one() -> Machine {
        let cores = std::thread::available_parallelism().ok();
        Machine {
            cores: cores.map(usize::from),
            is_debug: cfg!(debug_assertions),
        }
    }
}

/// A watched future, call or value: one lane.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Task {
    pub id: u64,
    pub name: String,
    pub kind: LaneKind,
    /// Where the source makes it: `src/main.rs:7`. `None` if the recorder did
    /// not say.
    pub place: Option<String>,
    /// The task that was being polled when this one was created.
    pub parent: Option<u64>,
    /// The runtime's task, or `block_on`, that polled it last. Lanes that share
    /// it at the same time are parts of one task; after a task has ended,
    /// another one may reuse its number. `None` for a call outside of all
    /// tasks, and for a lane that was not polled.
    pub runs_in: Option<u64>,
    pub created_ns: u64,
    pub end: End,
    pub ended_ns: Option<u64>,
    /// The task that was being polled where this one was dropped.
    pub dropped_by: Option<u64>,
    /// It waits, and since then nothing holds a waker of it.
    pub unwakeable_ns: Option<u64>,
    /// When it was first polled after its end.
    pub polled_after_end_ns: Option<u64>,
    pub polls: Vec<Poll>,
    pub wakes: Vec<Wake>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Poll {
    pub start_ns: u64,
    /// `None` while it runs, and if the process ended during the poll.
    pub end_ns: Option<u64>,
    /// An index into [`Recording::threads`].
    pub thread: u16,
    pub ready: bool,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wake {
    pub at_ns: u64,
    /// An index into [`Recording::threads`].
    pub thread: u16,
    /// The task that was being polled on that thread. `None` if the thread was
    /// polling no watched task: for example, the runtime woke it because a
    /// timer was due.
    pub by: Option<u64>,
    /// The task that had finished on that thread right before, if `by` is
    /// `None`. A join handle's wake looks like this; but only "right after" was
    /// observed.
    pub after: Option<u64>,
    /// The waker belongs to another of the runtime's tasks than the one that
    /// had polled it last, so that one was not woken.
    pub is_stale: bool,
}

/// A line that the program said or printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    pub at_ns: u64,
    pub task: Option<u64>,
    pub text: String,
    /// Where the source says it; `None` if it was printed without
    /// [`crate::say!`].
    pub place: Option<(String, u32)>,
}

/// A measured number.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub name: String,
    pub value: f64,
    pub unit: Unit,
}

impl Recording {
    pub(crate) fn new(runtime: String, second_ns: u64) -> Recording {
        Recording {
            runtime,
            second_ns,
            ..Recording::default()
        }
    }

    /// It did not end by itself: it hung, or the reader interrupted it.
    pub(crate) fn was_stopped(&self) -> bool {
        self.outcome == Some(Outcome::Hung) || self.was_interrupted()
    }

    /// Ctrl-C or SIGTERM ended it.
    pub(crate) fn was_interrupted(&self) -> bool {
        self.notes.iter().any(|note| note == INTERRUPTED)
    }

    /// The task with this id. Tasks are numbered from 1 in the order of their
    /// creation.
    pub fn task_by_id(&self, id: u64) -> Option<&Task> {
        self.tasks.get(index(id))
    }
}

/// An id that no task has gives an index that is out of bounds.
fn index(id: u64) -> usize {
    usize::try_from(id)
        .ok()
        .and_then(|id| id.checked_sub(1))
        .unwrap_or(usize::MAX)
}
