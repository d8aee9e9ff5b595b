//! The tape: appends events to the file that the stage follows.
//!
//! Each event is one write, so the file has everything that happened before a
//! crash, an abort or a kill. A file never fills up for a slow reader, so the
//! program never waits for the stage.

use std::{
    cell::Cell,
    fs::File,
    io,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Instant, UNIX_EPOCH},
};

use super::{file_at::write_all_at, usage};
use crate::wire::{Event, HEAD, LaneKind, Used, What};

/// After this many events only words, figures and ends are recorded.
const EVENTS_AT_MOST: u64 = 1_000_000;
/// The same limit in bytes, because names and words may be long.
const BYTES_AT_MOST: u64 = 100_000_000;

thread_local! {
    /// This thread's number, after its first event.
    static THREAD: Cell<Option<u16>> = const { Cell::new(None) };
}

/// The lock is held from reading the clock to writing the event, so that events
/// are in the order of their times.
pub(super) struct Tape {
    began: Instant,
    has_counted: AtomicBool,
    writer: Mutex<Writer>,
}

struct Writer {
    file: File,
    offset: u64,
    tasks: u64,
    threads: u16,
    last_ns: u64,
    events: u64,
    most_events: u64,
    is_cut: bool,
    left_out: u64,
    /// `main` has ended; threads that are still running are not part of the
    /// program.
    is_over: bool,
    bytes: Vec<u8>,
}

impl Tape {
    pub(super) fn new(file: File) -> Tape {
        Tape {
            began: Instant::now(),
            has_counted: AtomicBool::new(false),
            writer: Mutex::new(Writer {
                file,
                offset: HEAD.len() as u64,
                tasks: 0,
                threads: 0,
                last_ns: 0,
                events: 0,
                most_events: EVENTS_AT_MOST,
                is_cut: false,
                left_out: 0,
                is_over: false,
                bytes: Vec::new(),
            }),
        }
    }

    /// The program starts, on this thread.
    pub(super) fn begin(&self) {
        let unix = UNIX_EPOCH.elapsed().unwrap_or_default();
        let unix_ns = unix.as_nanos().try_into().unwrap_or(0);
        self.record(What::Began { unix_ns });
        self.number_of_this_thread(&mut self.writer());
    }

    /// `main` has ended. Nothing is recorded from now on.
    pub(super) fn end(&self, panicked: bool) {
        let mut writer = self.writer();
        if writer.left_out > 0 {
            let count = writer.left_out;
            writer.write(self.began, What::LeftOut { count });
        }
        writer.write(self.began, What::Left { panicked });
        writer.is_over = true;
    }

    pub(super) fn record(&self, what: What) {
        self.writer().write(self.began, what);
    }

    /// Records an event on this thread. If it is the thread's first one, all
    /// threads are counted: seen from outside, a short-lived thread may be
    /// missed.
    pub(super) fn record_here(&self, what: impl FnOnce(u16) -> What) {
        let is_new = THREAD.get().is_none();
        let mut writer = self.writer();
        let thread = self.number_of_this_thread(&mut writer);
        writer.write(self.began, what(thread));
        drop(writer);
        if is_new {
            self.count_threads(Used::Threads);
        }
    }

    /// Records how many threads there are now, on the first call only.
    pub(super) fn count_threads_once(&self) {
        if self.has_counted.load(Ordering::Relaxed)
            || self.has_counted.swap(true, Ordering::Relaxed)
        {
            return;
        }
        self.count_threads(Used::ThreadsAtFirstPoll);
    }

    fn count_threads(&self, what: Used) {
        if let Some(amount) = usage::threads() {
            self.record(What::Used { what, amount });
        }
    }

    /// A new task's number.
    pub(super) fn create(
        &self,
        name: String,
        parent: Option<u64>,
        kind: LaneKind,
        place: String,
    ) -> u64 {
        let mut writer = self.writer();
        writer.tasks += 1;
        let task = writer.tasks;
        let created = What::Created {
            task,
            name,
            parent,
            kind,
            place,
        };
        writer.write(self.began, created);
        task
    }

    /// Reported to the stage on first use.
    fn number_of_this_thread(&self, writer: &mut Writer) -> u16 {
        THREAD.get().unwrap_or_else(|| {
            let thread = writer.threads;
            // All further threads share the last number.
            if thread < u16::MAX {
                writer.threads += 1;
                let name = thread::current().name().unwrap_or(UNNAMED).to_owned();
                let system_id = usage::system_id_of_this_thread();
                let first = What::Thread {
                    thread,
                    name,
                    system_id,
                };
                writer.write(self.began, first);
            }
            THREAD.set(Some(thread));
            thread
        })
    }

    fn writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

const UNNAMED: &str = "unnamed thread";

impl Writer {
    fn write(&mut self, began: Instant, what: What) {
        if self.is_over {
            return;
        }
        self.events += 1;
        let is_too_much = self.events > self.most_events || self.offset > BYTES_AT_MOST;
        if is_too_much && !self.is_kept(&what) {
            self.left_out += 1;
            if !self.is_cut {
                self.is_cut = self.append(began, What::Cut).is_ok();
            }
            return;
        }
        if self.append(began, what).is_err() {
            // The disk may be full, for example. If later writes succeed, the
            // stage learns that something is missing.
            self.left_out += 1;
            self.is_cut = false;
            self.most_events = 0;
        }
    }

    /// After too many events only words, figures and ends are kept, because
    /// cards judge by them, and of those only this many more.
    fn is_kept(&self, what: &What) -> bool {
        let is_kept = match what {
            What::PollEnded { ready, .. } => *ready,
            What::Ended { .. }
            | What::Said { .. }
            | What::Figure { .. }
            | What::Number { .. }
            | What::Used { .. }
            | What::Cut
            | What::LeftOut { .. } => true,
            What::Left { .. } => return true,
            What::Began { .. }
            | What::Thread { .. }
            | What::Created { .. }
            | What::PollBegan { .. }
            | What::Woken { .. }
            | What::WakerDropped { .. }
            | What::PolledAfterEnd { .. } => false,
        };
        is_kept
            && self.events - self.left_out <= 2 * EVENTS_AT_MOST
            && self.offset <= 2 * BYTES_AT_MOST
    }

    fn append(&mut self, began: Instant, what: What) -> io::Result<()> {
        let now_ns = began.elapsed().as_nanos().try_into().unwrap_or(u64::MAX);
        // Two events may get the same time from a coarse clock. Their times must
        // still tell which one came first.
        let at_ns = now_ns.max(self.last_ns + 1);
        self.last_ns = at_ns;
        self.bytes.clear();
        Event { at_ns, what }.encode(&mut self.bytes);
        write_all_at(&self.file, &self.bytes, self.offset)?;
        self.offset += self.bytes.len() as u64;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As on a full disk, and as if the clock had stopped.
    #[test]
    fn what_cannot_be_written_is_counted_and_no_two_events_have_the_same_time() {
        let own = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        let tape = Tape::new(File::open(own).expect("it is there"));
        tape.writer().last_ns = u64::MAX / 2;
        tape.record(What::Began { unix_ns: 0 });
        tape.record(What::WakerDropped { task: 1 });
        assert_eq!(tape.writer().left_out, 2);
        assert_eq!(tape.writer().last_ns, u64::MAX / 2 + 2);
        tape.end(false);
    }
}
