//! In a version's own process: watched futures, their polls and wakes, words
//! and figures become [`Event`]s on stdout.
//!
//! Outside the stage (a program pasted into a crate of its own) nothing is
//! recorded: [`watch`] adds nothing, [`say!`] prints, [`seconds`] are real.

use std::{
    cell::Cell,
    fmt::Arguments,
    io::Write,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    task::{Context, Poll, Wake, Waker},
    thread,
    time::{Duration, Instant},
};

use pin_project_lite::pin_project;

use crate::{
    event::{Event, What},
    recording::{End, Unit},
};

static RECORDER: OnceLock<Recorder> = OnceLock::new();
static SECOND: OnceLock<Duration> = OnceLock::new();

thread_local! {
    /// The task that this thread polls.
    static CURRENT: Cell<Option<u64>> = const { Cell::new(None) };
    /// This thread's number, once it took part.
    static THREAD: Cell<Option<usize>> = const { Cell::new(None) };
}

/// `n` of the program's seconds. One is a real second unless `--second` says
/// otherwise. Negative numbers give zero.
///
/// ```
/// use std::time::Duration;
/// assert_eq!(side_by_side::seconds(0.5), Duration::from_millis(500));
/// ```
pub fn seconds(n: impl Into<f64>) -> Duration {
    let second = SECOND.get().copied().unwrap_or(Duration::from_secs(1));
    second.mul_f64(n.into().max(0.0))
}

/// Gives `future` a lane of its own: its polls and wakes are recorded, and who
/// woke it, and how it ended. Output and behaviour stay the same; the waker
/// that the future sees is a wrapper around the runtime's.
pub fn watch<F: Future>(name: impl Into<String>, future: F) -> Watched<F> {
    Watched {
        future,
        lane: RECORDER
            .get()
            .map(|recorder| recorder.open_lane(name.into())),
    }
}

/// Gives a call that blocks its thread a lane of its own: one that is running
/// all the time.
pub fn watch_call<T>(name: impl Into<String>, call: impl FnOnce() -> T) -> T {
    let Some(recorder) = RECORDER.get() else {
        return call();
    };
    let mut lane = recorder.open_lane(name.into());
    let turn = lane.begin_poll();
    let value = call();
    turn.end(true);
    value
}

/// Prints a line, and records which task said it, when, and where in the
/// source.
#[macro_export]
macro_rules! say {
    ($($text:tt)*) => {
        $crate::say_at(file!(), line!(), format_args!($($text)*))
    };
}

pub fn say_at(file: &str, line: u32, text: Arguments<'_>) {
    match RECORDER.get() {
        Some(recorder) => recorder.record(What::Said {
            task: current(),
            text: text.to_string(),
            file: file.to_owned(),
            line,
        }),
        None => println!("{text}"),
    }
}

/// Reports a measured number for the summary. `value` is in the `unit`.
pub fn figure(name: &str, value: f64, unit: Unit) {
    match RECORDER.get() {
        Some(recorder) => recorder.record(What::Figure {
            name: name.to_owned(),
            value,
            unit,
        }),
        None => println!("{name}: {value} {}", unit.as_str()),
    }
}

pin_project! {
    /// A future with a lane of its own, made by [`watch`].
    #[must_use = "futures do nothing unless you `.await` or poll them"]
    pub struct Watched<F> {
        // Dropped in this order, so that the lane sees what the future says
        // while it is dropped.
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
        let Some(lane) = this.lane else {
            return this.future.poll(cx);
        };
        let waker = lane.waker(cx.waker());
        let turn = lane.begin_poll();
        let polled = this.future.poll(&mut Context::from_waker(&waker));
        turn.end(polled.is_ready());
        polled
    }
}

/// What is known of a watched future or call until it is dropped.
struct Lane {
    recorder: &'static Recorder,
    task: u64,
    ended: bool,
    waker: Option<Arc<WatchedWaker>>,
    /// While the future is dropped: the task that this thread polled before.
    drop_inside: Option<Option<u64>>,
}

impl Lane {
    /// The waker to hand to the future. The same one as long as the runtime's
    /// stays the same, so that futures that compare wakers see no change.
    fn waker(&mut self, inner: &Waker) -> Waker {
        let same = self.waker.take().filter(|w| w.inner.will_wake(inner));
        let waker = same.unwrap_or_else(|| {
            Arc::new(WatchedWaker {
                recorder: self.recorder,
                task: self.task,
                inner: inner.clone(),
            })
        });
        self.waker = Some(Arc::clone(&waker));
        waker.into()
    }

    fn begin_poll(&mut self) -> Turn<'_> {
        self.recorder.record_here(|thread| What::PollBegan {
            task: self.task,
            thread,
        });
        Turn {
            outer: replace_current(Some(self.task)),
            lane: self,
        }
    }

    fn begin_drop(&mut self) {
        self.drop_inside = Some(replace_current(Some(self.task)));
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        if let Some(outer) = self.drop_inside {
            replace_current(outer);
        }
        if !self.ended {
            self.recorder.record(What::Ended {
                task: self.task,
                end: End::Dropped,
            });
        }
    }
}

/// One poll. Where it is dropped without [`Turn::end`], the poll panicked.
struct Turn<'a> {
    lane: &'a mut Lane,
    outer: Option<u64>,
}

impl Turn<'_> {
    fn end(self, ready: bool) {
        self.lane.ended = ready;
        self.lane.recorder.record(What::PollEnded {
            task: self.lane.task,
            ready,
        });
        replace_current(self.outer);
        std::mem::forget(self);
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.lane.ended = true;
        self.lane.recorder.record(What::Ended {
            task: self.lane.task,
            end: End::Panicked,
        });
        replace_current(self.outer);
    }
}

struct WatchedWaker {
    recorder: &'static Recorder,
    task: u64,
    inner: Waker,
}

impl Wake for WatchedWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.recorder.record_here(|thread| What::Woken {
            task: self.task,
            thread,
            by: current(),
        });
        self.inner.wake_by_ref();
    }
}

/// Writes events. The lock is held from taking the time to writing the line,
/// so that lines stand in the order of their times.
pub(crate) struct Recorder {
    began: Instant,
    tape: Mutex<Tape>,
}

#[derive(Default)]
struct Tape {
    tasks: u64,
    threads: usize,
    line: Vec<u8>,
}

impl Recorder {
    /// From now on this process records. Call it on the main thread.
    pub(crate) fn start() -> &'static Recorder {
        let recorder = RECORDER.get_or_init(|| Recorder {
            began: Instant::now(),
            tape: Mutex::default(),
        });
        recorder.record(What::Began);
        this_thread(recorder, &mut recorder.tape());
        recorder
    }

    pub(crate) fn record(&self, what: What) {
        self.tape().write(self.began, what);
    }

    /// Records something that happens on this thread.
    fn record_here(&self, what: impl FnOnce(usize) -> What) {
        let mut tape = self.tape();
        let thread = this_thread(self, &mut tape);
        tape.write(self.began, what(thread));
    }

    fn open_lane(&'static self, name: String) -> Lane {
        let mut tape = self.tape();
        tape.tasks += 1;
        let task = tape.tasks;
        let parent = current();
        tape.write(self.began, What::Created { task, name, parent });
        Lane {
            recorder: self,
            task,
            ended: false,
            waker: None,
            drop_inside: None,
        }
    }

    fn tape(&self) -> MutexGuard<'_, Tape> {
        self.tape.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Tape {
    fn write(&mut self, began: Instant, what: What) {
        let at_ns = began.elapsed().as_nanos().try_into().unwrap_or(u64::MAX);
        self.line.clear();
        // A reader that went away is seen elsewhere; writing to memory works.
        writeln!(self.line, "{}", Event { at_ns, what }).ok();
        std::io::stdout().write_all(&self.line).ok();
    }
}

/// This thread's number, told to the stage on first use.
fn this_thread(recorder: &Recorder, tape: &mut Tape) -> usize {
    let known = THREAD.try_with(Cell::get).unwrap_or(Some(0));
    known.unwrap_or_else(|| {
        let thread = tape.threads;
        tape.threads += 1;
        let name = thread::current()
            .name()
            .unwrap_or("unnamed thread")
            .to_owned();
        tape.write(recorder.began, What::Thread { thread, name });
        THREAD.try_with(|cell| cell.set(Some(thread))).ok();
        thread
    })
}

/// A waker may be called while its thread's locals are being destroyed; then
/// no task is polled there.
fn current() -> Option<u64> {
    CURRENT.try_with(Cell::get).ok().flatten()
}

fn replace_current(task: Option<u64>) -> Option<u64> {
    CURRENT.try_with(|cell| cell.replace(task)).ok().flatten()
}

/// Sets the length of the program's second; the first call counts.
pub(crate) fn set_second(second: Duration) {
    SECOND.get_or_init(|| second);
}
