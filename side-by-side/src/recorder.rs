//! In a version's own process: watched futures, their polls and wakes, words
//! and figures become [`Event`]s on stdout.
//!
//! Outside the stage (a program pasted into a crate of its own) nothing is
//! recorded: [`watch`] adds nothing, [`say!`] prints, [`seconds`] are real.

use std::{
    cell::Cell,
    fmt::Arguments,
    fs::File,
    io::{self, ErrorKind, Write},
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak},
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
/// otherwise. Negative numbers give zero, endless ones the longest `Duration`.
///
/// ```
/// use std::time::Duration;
/// assert_eq!(side_by_side::seconds(0.5), Duration::from_millis(500));
/// ```
pub fn seconds(n: impl Into<f64>) -> Duration {
    let second = SECOND.get().copied().unwrap_or(Duration::from_secs(1));
    let length = second.as_secs_f64() * n.into().max(0.0);
    Duration::try_from_secs_f64(length).unwrap_or(Duration::MAX)
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
            text: shortened(text.to_string()),
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
        // What is polled after its end is up to the future; it has no lane then.
        let Some(lane) = this.lane.as_mut().filter(|lane| !lane.ended) else {
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
    /// Not ours alone to keep: it holds the runtime's waker, which may hold the
    /// task, which holds this lane.
    waker: Weak<WatchedWaker>,
    /// While the future is dropped: the task that this thread polled before.
    drop_inside: Option<Option<u64>>,
}

impl Lane {
    /// The waker to hand to the future. The same one as long as the runtime's
    /// stays the same, so that futures that compare wakers see no change.
    fn waker(&mut self, inner: &Waker) -> Waker {
        let same = self.waker.upgrade().filter(|w| w.inner.will_wake(inner));
        let waker = same.unwrap_or_else(|| {
            Arc::new(WatchedWaker {
                recorder: self.recorder,
                task: self.task,
                inner: inner.clone(),
            })
        });
        self.waker = Arc::downgrade(&waker);
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

struct Tape {
    out: Box<dyn Write + Send>,
    tasks: u64,
    threads: usize,
    last_ns: u64,
    /// `main` has ended; threads that still run have no part in it.
    is_over: bool,
    line: Vec<u8>,
}

impl Recorder {
    /// From now on this process records. Call it on the main thread.
    pub(crate) fn start() -> &'static Recorder {
        let recorder =
            RECORDER.get_or_init(|| Recorder::writing_to(own_stdout()));
        recorder.record(What::Began);
        this_thread(recorder, &mut recorder.tape());
        recorder
    }

    fn writing_to(out: Box<dyn Write + Send>) -> Recorder {
        Recorder {
            began: Instant::now(),
            tape: Mutex::new(Tape {
                out,
                tasks: 0,
                threads: 0,
                last_ns: 0,
                is_over: false,
                line: Vec::new(),
            }),
        }
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
        let name = shortened(name);
        let mut tape = self.tape();
        tape.tasks += 1;
        let task = tape.tasks;
        let parent = current();
        tape.write(self.began, What::Created { task, name, parent });
        Lane {
            recorder: self,
            task,
            ended: false,
            waker: Weak::new(),
            drop_inside: None,
        }
    }

    fn tape(&self) -> MutexGuard<'_, Tape> {
        self.tape.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Tape {
    fn write(&mut self, began: Instant, what: What) {
        if self.is_over {
            return;
        }
        self.is_over = matches!(what, What::Left { .. });
        let now_ns = began.elapsed().as_nanos().try_into().unwrap_or(u64::MAX);
        // A coarse clock may stand still between two events; their times tell
        // which came first all the same.
        let at_ns = now_ns.max(self.last_ns + 1);
        self.last_ns = at_ns;
        self.line.clear();
        writeln!(self.line, "{}", Event { at_ns, what }).ok();
        let mut rest = self.line.as_slice();
        while !rest.is_empty() {
            match self.out.write(rest) {
                Ok(length) => rest = &rest[length..],
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                // Somebody made stdout non-blocking, for all who share it.
                Err(e) if e.kind() == ErrorKind::WouldBlock => {
                    thread::sleep(Duration::from_millis(1));
                }
                // The stage is gone, and so is this process, soon.
                Err(_) => return,
            }
        }
    }
}

/// This thread's number, told to the stage on first use.
fn this_thread(recorder: &Recorder, tape: &mut Tape) -> usize {
    THREAD.get().unwrap_or_else(|| {
        let thread = tape.threads;
        tape.threads += 1;
        let name = thread::current()
            .name()
            .unwrap_or("unnamed thread")
            .to_owned();
        tape.write(recorder.began, What::Thread { thread, name });
        THREAD.set(Some(thread));
        thread
    })
}

fn current() -> Option<u64> {
    CURRENT.get()
}

fn replace_current(task: Option<u64>) -> Option<u64> {
    CURRENT.replace(task)
}

/// Our own copy of stdout, without std's lock: a program may hold that while it
/// polls or wakes. What it prints by halves of lines may come later.
fn own_stdout() -> Box<dyn Write + Send> {
    #[cfg(unix)]
    let copy = std::os::fd::AsFd::as_fd(&io::stdout()).try_clone_to_owned();
    #[cfg(windows)]
    let copy = std::os::windows::io::AsHandle::as_handle(&io::stdout())
        .try_clone_to_owned();
    match copy {
        Ok(copy) => Box::new(File::from(copy)),
        Err(_) => Box::new(io::stdout()),
    }
}

/// No longer than fits an event's line.
fn shortened(mut text: String) -> String {
    if text.len() > TEXT_AT_MOST {
        let more = text.len() - TEXT_AT_MOST;
        let fits = (0..=TEXT_AT_MOST).rev();
        let at = fits.into_iter().find(|&at| text.is_char_boundary(at));
        text.truncate(at.unwrap_or(0));
        text.push_str(&format!("… ({more} more bytes)"));
    }
    text
}

/// In bytes. JSON may need six for one of them.
const TEXT_AT_MOST: usize = 4 * 1024;

/// Sets the length of the program's second; the first call counts.
pub(crate) fn set_second(second: Duration) {
    SECOND.get_or_init(|| second);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{event::RECORD_SEPARATOR, recording::Recording};
    use std::{
        future::{pending, poll_fn},
        panic::{AssertUnwindSafe, catch_unwind},
        sync::mpsc,
    };

    /// A recorder, and what it has written, as a recording.
    #[derive(Clone)]
    struct Memory(Arc<Mutex<Vec<u8>>>);

    impl Write for Memory {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("no panic").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Memory {
        fn new() -> (&'static Recorder, Memory) {
            let memory = Memory(Arc::default());
            let recorder = Recorder::writing_to(Box::new(memory.clone()));
            (Box::leak(Box::new(recorder)), memory)
        }

        fn recording(&self) -> Recording {
            let bytes = self.0.lock().expect("no panic").clone();
            let text = String::from_utf8(bytes).expect("text");
            let mut recording = Recording::default();
            for line in text.lines() {
                let json = line.strip_prefix(RECORD_SEPARATOR);
                let event = json.and_then(Event::parse).expect("an event");
                recording.apply(event).expect("it fits");
            }
            recording
        }
    }

    fn lane<F>(
        recorder: &'static Recorder,
        name: &str,
        future: F,
    ) -> Pin<Box<Watched<F>>> {
        Box::pin(Watched {
            future,
            lane: Some(recorder.open_lane(name.to_owned())),
        })
    }

    fn poll<F: Future>(future: &mut Pin<Box<F>>) -> Poll<F::Output> {
        let mut cx = Context::from_waker(Waker::noop());
        future.as_mut().poll(&mut cx)
    }

    #[test]
    fn a_task_that_wakes_itself_is_polled_twice_and_finished() {
        let (recorder, memory) = Memory::new();
        let mut first = true;
        let mut task = lane(
            recorder,
            "task",
            poll_fn(move |cx| {
                if std::mem::take(&mut first) {
                    cx.waker().wake_by_ref();
                    return Poll::Pending;
                }
                Poll::Ready(7)
            }),
        );
        assert_eq!(poll(&mut task), Poll::Pending);
        assert_eq!(poll(&mut task), Poll::Ready(7));
        drop(task);
        let recording = memory.recording();
        let [task] = recording.tasks.as_slice() else {
            panic!("one task")
        };
        assert_eq!(task.end, End::Finished);
        let ready: Vec<bool> = task.polls.iter().map(|p| p.ready).collect();
        assert_eq!(ready, [false, true]);
        assert_eq!(task.wakes.len(), 1);
        assert_eq!(task.wakes[0].by, Some(task.id));
    }

    #[test]
    fn a_task_knows_who_made_it_and_who_woke_it() {
        let (recorder, memory) = Memory::new();
        let (send, receive) = mpsc::channel::<Waker>();
        let (hand_out, child) = mpsc::channel();
        let mut parent = lane(
            recorder,
            "parent",
            poll_fn(move |_| {
                let send = send.clone();
                let child = poll_fn(move |cx| {
                    send.send(cx.waker().clone()).expect("it is awaited");
                    Poll::<()>::Pending
                });
                hand_out
                    .send(lane(recorder, "child", child))
                    .expect("it is awaited");
                Poll::Ready(())
            }),
        );
        assert!(poll(&mut parent).is_ready());
        let mut child = child.recv().expect("the parent made it");
        assert!(poll(&mut child).is_pending());
        let waker = receive.recv().expect("the child was polled");
        let again = waker.clone();
        // A thread that polls nothing wakes it, and then a task.
        let outside = thread::Builder::new().name("outside".into());
        let outside = outside.spawn(move || waker.wake());
        outside.expect("it starts").join().expect("no panic");
        let mut waking = lane(
            recorder,
            "waking",
            poll_fn(move |_| {
                again.wake_by_ref();
                Poll::Ready(())
            }),
        );
        assert!(poll(&mut waking).is_ready());
        let recording = memory.recording();
        let names = |name| recording.task(name).expect("it is there");
        let child = names("child");
        assert_eq!(child.parent, Some(names("parent").id));
        assert_eq!(names("waking").parent, None);
        let wakes: Vec<_> = child.wakes.iter().map(|w| w.by).collect();
        assert_eq!(wakes, [None, Some(names("waking").id)]);
        let thread = child.wakes[0].thread;
        assert_eq!(recording.threads[thread], "outside");
    }

    #[test]
    fn a_task_that_is_dropped_says_its_last_words_itself() {
        struct Tidy(&'static Recorder);
        impl Drop for Tidy {
            fn drop(&mut self) {
                self.0.record(What::Said {
                    task: current(),
                    text: "tidied up".into(),
                    file: "x.rs".into(),
                    line: 1,
                });
            }
        }
        let (recorder, memory) = Memory::new();
        let tidy = Tidy(recorder);
        let mut task = lane(recorder, "task", async move {
            let _tidy = tidy;
            pending::<()>().await;
        });
        assert!(poll(&mut task).is_pending());
        drop(task);
        assert_eq!(current(), None);
        let recording = memory.recording();
        assert_eq!(recording.tasks[0].end, End::Dropped);
        assert_eq!(recording.said[0].task, Some(recording.tasks[0].id));
    }

    #[test]
    fn a_panic_ends_its_task_and_not_the_one_around_it() {
        let (recorder, memory) = Memory::new();
        let mut inner = lane(
            recorder,
            "inner",
            poll_fn(|_| -> Poll<()> { panic!("on purpose") }),
        );
        let mut outer = lane(
            recorder,
            "outer",
            poll_fn(move |_| {
                let caught = catch_unwind(AssertUnwindSafe(|| {
                    poll(&mut inner).is_ready()
                }));
                assert_eq!(current(), Some(2));
                Poll::Ready(caught.is_err())
            }),
        );
        assert_eq!(poll(&mut outer), Poll::Ready(true));
        drop(outer);
        let recording = memory.recording();
        let end = |name| recording.task(name).map(|task| task.end);
        assert_eq!(end("inner"), Some(End::Panicked));
        assert_eq!(end("outer"), Some(End::Finished));
    }

    #[test]
    fn a_future_sees_the_same_waker_as_long_as_the_runtime_keeps_its_own() {
        let (recorder, _) = Memory::new();
        let mut lane = recorder.open_lane("lane".into());
        let [one, other] = [(), ()].map(|()| Waker::from(Arc::new(Nobody)));
        let first = lane.waker(&one);
        assert!(first.will_wake(&lane.waker(&one)));
        assert!(!first.will_wake(&lane.waker(&other)));
    }

    struct Nobody;
    impl Wake for Nobody {
        fn wake(self: Arc<Self>) {}
    }

    #[test]
    fn a_lane_does_not_keep_the_runtime_s_waker_and_so_the_task_alive() {
        let (recorder, _) = Memory::new();
        let task = Arc::new(Nobody);
        let waker = Waker::from(Arc::clone(&task));
        let mut watched = lane(recorder, "task", pending::<()>());
        let mut cx = Context::from_waker(&waker);
        assert!(watched.as_mut().poll(&mut cx).is_pending());
        drop(waker);
        assert_eq!(Arc::strong_count(&task), 1);
    }

    #[test]
    fn a_future_that_is_polled_after_its_end_is_not_recorded() {
        let (recorder, memory) = Memory::new();
        let mut task = lane(recorder, "task", poll_fn(|_| Poll::Ready(())));
        assert!(poll(&mut task).is_ready());
        assert!(poll(&mut task).is_ready());
        assert_eq!(memory.recording().tasks[0].polls.len(), 1);
    }

    #[test]
    fn no_two_events_have_the_same_time() {
        let (recorder, memory) = Memory::new();
        // As if the clock stood still.
        recorder.tape().last_ns = u64::MAX / 2;
        recorder.record(What::Began);
        drop(recorder.open_lane("task".into()));
        let task = &memory.recording().tasks[0];
        assert_eq!(task.created_ns, u64::MAX / 2 + 2);
        assert_eq!(task.ended_ns, Some(u64::MAX / 2 + 3));
    }

    #[test]
    fn nothing_is_recorded_behind_the_end() {
        let (recorder, memory) = Memory::new();
        recorder.record(What::Left {
            panicked: false,
            usage: crate::Usage::default(),
        });
        let before = memory.0.lock().expect("no panic").len();
        drop(recorder.open_lane("late".into()));
        assert_eq!(memory.0.lock().expect("no panic").len(), before);
    }

    #[test]
    fn a_long_text_is_cut_to_fit_a_line() {
        let text = shortened("ä".repeat(3 * 1024));
        assert!(text.ends_with("ä… (2048 more bytes)"), "{text}");
        assert_eq!(shortened("short".into()), "short");
    }
}
