//! What is written to a tape.

use std::{
    fs::{self, OpenOptions},
    future::{pending, poll_fn},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
        mpsc,
    },
    task::{Wake, Waker},
    thread,
};

use super::{lane::Lane, *};
use crate::{
    recording::{End, Recording, from_events::Builder},
    wire::{Decoded, Event, HEAD},
};

fn tape() -> &'static Tape {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("side-by-side-tape-{}-{count}", std::process::id());
    let path = std::env::temp_dir().join(name);
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    let file = options.open(&path).expect("there is room for files");
    // On Unix the file stays open without its name.
    fs::remove_file(&path).ok();
    super::tape::forget_this_thread();
    Box::leak(Box::new(Tape::new(file)))
}

fn events(tape: &Tape) -> Vec<Event> {
    let bytes = tape.bytes();
    let mut rest = &bytes[HEAD.len()..];
    let mut events = Vec::new();
    while let Decoded::Event(event, length) = Event::decode(rest) {
        events.push(event);
        rest = &rest[length..];
    }
    assert!(rest.is_empty(), "whole events");
    events
}

fn recording(tape: &Tape) -> Recording {
    let mut builder = Builder::new("tokio".into(), 1);
    events(tape)
        .into_iter()
        .for_each(|event| builder.apply(event));
    builder.ended(crate::Outcome::Finished, Some(0), 0);
    let recording = builder.finish();
    assert_eq!(recording.notes, [""; 0], "all fits");
    recording
}

fn lane<F>(tape: &'static Tape, name: &str, future: F) -> Pin<Box<Watched<F>>> {
    Box::pin(Watched {
        future,
        lane: Some(Lane::open(
            tape,
            name.to_owned(),
            LaneKind::Future,
            Location::caller(),
        )),
    })
}

fn poll<F: Future>(future: &mut Pin<Box<F>>) -> Poll<F::Output> {
    let mut cx = Context::from_waker(Waker::noop());
    future.as_mut().poll(&mut cx)
}

#[test]
fn a_task_that_wakes_itself_is_polled_twice_and_finished() {
    let tape = tape();
    let mut first = true;
    let mut task = lane(
        tape,
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
    let recording = recording(tape);
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
fn a_task_records_what_created_it_and_what_woke_it() {
    let tape = tape();
    let (send, receive) = mpsc::channel::<Waker>();
    let (hand_out, child) = mpsc::channel();
    let mut parent = lane(
        tape,
        "parent",
        poll_fn(move |_| {
            let send = send.clone();
            let child = poll_fn(move |cx| {
                send.send(cx.waker().clone()).expect("it is awaited");
                Poll::<()>::Pending
            });
            hand_out
                .send(lane(tape, "child", child))
                .expect("it is awaited");
            Poll::Ready(())
        }),
    );
    assert!(poll(&mut parent).is_ready());
    let mut child = child.recv().expect("the parent created it");
    assert!(poll(&mut child).is_pending());
    let waker = receive.recv().expect("the child was polled");
    let again = waker.clone();
    // It is woken by a thread that polls nothing, and then by a task.
    let outside = thread::Builder::new().name("outside".into());
    let outside = outside.spawn(move || waker.wake());
    outside.expect("it starts").join().expect("no panic");
    let mut waking = lane(
        tape,
        "waking",
        poll_fn(move |_| {
            again.wake_by_ref();
            Poll::Ready(())
        }),
    );
    assert!(poll(&mut waking).is_ready());
    let recording = recording(tape);
    let names = |name| recording.task(name).expect("it is there");
    let child = names("child");
    assert_eq!(child.parent, Some(names("parent").id));
    assert_eq!(names("waking").parent, None);
    let wakes: Vec<_> = child.wakes.iter().map(|w| w.by).collect();
    assert_eq!(wakes, [None, Some(names("waking").id)]);
    let thread = child.wakes[0].thread;
    assert_eq!(recording.thread_name(thread), "outside");
}

#[test]
fn what_a_task_says_while_it_is_dropped_is_its_own() {
    struct Tidy(&'static Tape);
    impl Drop for Tidy {
        fn drop(&mut self) {
            say_something(self.0);
        }
    }
    let tape = tape();
    let tidy = Tidy(tape);
    let mut task = lane(tape, "task", async move {
        let _tidy = tidy;
        pending::<()>().await;
    });
    assert!(poll(&mut task).is_pending());
    drop(task);
    assert_eq!(current_task(), None);
    let recording = recording(tape);
    assert_eq!(recording.tasks[0].end, End::Dropped);
    assert_eq!(recording.said[0].task, Some(recording.tasks[0].id));
}

#[test]
fn a_panic_ends_its_task_and_not_the_one_around_it() {
    let tape = tape();
    let mut inner = lane(
        tape,
        "inner",
        poll_fn(|_| -> Poll<()> { panic!("on purpose") }),
    );
    let mut outer = lane(
        tape,
        "outer",
        poll_fn(move |_| {
            let caught = catch_unwind(AssertUnwindSafe(|| poll(&mut inner).is_ready()));
            assert_eq!(current_task(), Some(2));
            Poll::Ready(caught.is_err())
        }),
    );
    assert_eq!(poll(&mut outer), Poll::Ready(true));
    drop(outer);
    let recording = recording(tape);
    let end = |name| recording.task(name).map(|task| task.end);
    assert_eq!(end("inner"), Some(End::Panicked));
    assert_eq!(end("outer"), Some(End::Finished));
}

#[test]
fn a_future_sees_the_same_waker_as_long_as_the_runtime_keeps_its_own() {
    let tape = tape();
    let mut lane = Lane::open(tape, "lane".into(), LaneKind::Future, Location::caller());
    let [one, other] = [(), ()].map(|()| Waker::from(Arc::new(NotWoken)));
    let first = lane.waker(&one, 1);
    assert!(first.will_wake(&lane.waker(&one, 1)));
    assert!(!first.will_wake(&lane.waker(&other, 2)));
}

struct NotWoken;
impl Wake for NotWoken {
    fn wake(self: Arc<Self>) {
        panic!("this waker must not be called");
    }
}

#[test]
fn a_lane_does_not_keep_the_runtime_s_waker_and_so_the_task_alive() {
    let tape = tape();
    let task = Arc::new(NotWoken);
    let waker = Waker::from(Arc::clone(&task));
    let mut watched = lane(tape, "task", pending::<()>());
    let mut cx = Context::from_waker(&waker);
    assert!(watched.as_mut().poll(&mut cx).is_pending());
    drop(waker);
    assert_eq!(Arc::strong_count(&task), 1);
}

#[test]
fn a_poll_after_the_end_is_recorded_once_and_does_not_count() {
    let tape = tape();
    let mut task = lane(tape, "task", poll_fn(|_| Poll::Ready(())));
    assert!(poll(&mut task).is_ready());
    assert_eq!(only_task(tape).polled_after_end_ns, None);
    for _ in 0..2 {
        assert!(poll(&mut task).is_ready());
    }
    let task = only_task(tape);
    assert_eq!(task.polls.len(), 1);
    assert!(task.polled_after_end_ns > task.ended_ns);
}

fn only_task(tape: &Tape) -> crate::recording::Task {
    let mut tasks = recording(tape).tasks;
    assert_eq!(tasks.len(), 1);
    tasks.remove(0)
}

#[test]
fn a_lane_that_waits_without_a_waker_is_seen() {
    let tape = tape();
    let mut first = true;
    let (send, receive) = mpsc::channel();
    let mut task = lane(
        tape,
        "task",
        poll_fn(move |cx| {
            if std::mem::take(&mut first) {
                send.send(cx.waker().clone()).expect("it is awaited");
            }
            Poll::<()>::Pending
        }),
    );
    assert!(poll(&mut task).is_pending());
    assert_eq!(only_task(tape).unwakeable_ns, None);
    // It was woken, so the last waker may go.
    receive.recv().expect("one").wake();
    assert_eq!(only_task(tape).unwakeable_ns, None);
    assert!(poll(&mut task).is_pending());
    assert!(only_task(tape).unwakeable_ns.is_some());
    drop(task);
    assert_eq!(only_task(tape).unwakeable_ns, None);
}

#[test]
fn a_wake_through_the_waker_of_another_task_is_stale() {
    for moves in [false, true] {
        let tape = tape();
        let (send, receive) = mpsc::channel();
        let mut task = lane(
            tape,
            "task",
            poll_fn(move |cx| {
                send.send(cx.waker().clone()).expect("it is awaited");
                Poll::<()>::Pending
            }),
        );
        let wakers = [(), ()].map(|()| Waker::from(Arc::new(Unheard)));
        for nth in [0, usize::from(moves)] {
            let mut cx = Context::from_waker(&wakers[nth]);
            assert!(task.as_mut().poll(&mut cx).is_pending());
        }
        receive.recv().expect("the first one").wake();
        assert_eq!(only_task(tape).wakes[0].is_stale, moves);
    }
}

/// A set of futures has its own waker, which stays the same when the set moves
/// to another task.
#[test]
fn a_wake_through_a_set_of_futures_that_has_moved_is_not_stale() {
    let tape = tape();
    let (send, receive) = mpsc::channel();
    let of_set = Waker::from(Arc::new(Unheard));
    let polled_by_set = poll_fn(move |cx| {
        send.send(cx.waker().clone()).expect("it is awaited");
        Poll::<()>::Pending
    });
    let mut child = lane(tape, "child", polled_by_set);
    let wakers = [(), ()].map(|()| Waker::from(Arc::new(Unheard)));
    for waker in &wakers {
        let set = poll_fn(|_| {
            let mut cx = Context::from_waker(&of_set);
            child.as_mut().poll(&mut cx)
        });
        let mut task = lane(tape, "task", set);
        let mut cx = Context::from_waker(waker);
        assert!(task.as_mut().poll(&mut cx).is_pending());
    }
    receive.recv().expect("the first one").wake();
    let recording = recording(tape);
    let child = recording.task("child").expect("it is there");
    assert!(!child.wakes[0].is_stale);
}

struct Unheard;
impl Wake for Unheard {
    fn wake(self: Arc<Self>) {}
}

#[test]
fn a_value_has_a_lane_that_says_what_made_it_and_what_dropped_it() {
    let tape = tape();
    let value = |value| super::value::on(tape, "value", value);
    let given = value(1);
    let mut task = lane(
        tape,
        "task",
        poll_fn(move |_| {
            let made = value(2);
            assert_eq!(*made + *given, 3);
            Poll::Ready(made)
        }),
    );
    let Poll::Ready(made) = poll(&mut task) else {
        panic!("it is ready")
    };
    drop(task);
    assert_eq!(made.into_inner(), 2);
    let tasks = recording(tape).tasks;
    let ends = tasks
        .iter()
        .map(|task| (task.end, task.parent, task.dropped_by));
    let ends: Vec<_> = ends.collect();
    // The task owned `given`, and was dropped outside of all tasks.
    let given = (End::Dropped, None, Some(2));
    let made = (End::Dropped, Some(2), None);
    assert_eq!(ends, [given, (End::Finished, None, None), made]);
    assert!(tasks[0].is_value() && tasks[0].polls.is_empty());
}

#[test]
fn a_leaked_value_is_open() {
    let tape = tape();
    std::mem::forget(super::value::on(tape, "value", 1));
    assert_eq!(only_task(tape).end, End::Open);
}

#[test]
fn a_queued_call_is_created_before_it_is_called() {
    let tape = tape();
    let call = |name: &str| {
        let lane = Lane::open(tape, name.into(), LaneKind::Call, Location::caller());
        queued(Some(lane), || 7)
    };
    let (called, dropped) = (call("called"), call("dropped"));
    assert_eq!(called(), 7);
    drop(dropped);
    let tasks = recording(tape).tasks;
    let seen = tasks
        .iter()
        .map(|task| (task.is_call(), task.end, task.polls.len()));
    let seen: Vec<_> = seen.collect();
    assert_eq!(seen, [(true, End::Finished, 1), (true, End::Dropped, 0)]);
    assert!(
        tasks[0]
            .place
            .as_ref()
            .is_some_and(|place| place.contains("tests.rs:"))
    );
}

#[test]
fn no_two_events_have_the_same_time() {
    let tape = tape();
    // As if the clock had stopped.
    tape.set_last_ns(u64::MAX / 2);
    tape.record(What::Began { unix_ns: 0 });
    drop(Lane::open(
        tape,
        "task".into(),
        LaneKind::Future,
        Location::caller(),
    ));
    let task = &recording(tape).tasks[0];
    assert_eq!(task.created_ns, u64::MAX / 2 + 2);
    assert_eq!(task.ended_ns, Some(u64::MAX / 2 + 3));
}

#[test]
fn nothing_is_recorded_after_the_end() {
    let tape = tape();
    tape.end(false);
    let before = events(tape).len();
    drop(Lane::open(
        tape,
        "late".into(),
        LaneKind::Future,
        Location::caller(),
    ));
    say_something(tape);
    assert_eq!(events(tape).len(), before);
}

fn say_something(tape: &Tape) {
    tape.record(What::Said {
        task: current_task(),
        text: "something".into(),
        file: "x.rs".into(),
        line: 1,
    });
}

#[test]
fn after_too_many_events_words_and_ends_are_kept_and_the_rest_is_counted() {
    let tape = tape();
    let mut polls = 0;
    let mut task = lane(
        tape,
        "task",
        poll_fn(|_| {
            polls += 1;
            if polls < 5 {
                return Poll::Pending;
            }
            say_something(tape);
            Poll::Ready(())
        }),
    );
    tape.count_no_threads();
    // Created, thread, a poll of two events; the others are over the limit.
    tape.set_most_events(4);
    while poll(&mut task).is_pending() {}
    tape.end(false);
    let whats: Vec<What> = events(tape).into_iter().map(|e| e.what).collect();
    assert!(whats.contains(&What::Cut));
    // After four pending polls nothing holds a waker. Of three of them the rest
    // is missing, too, and of the last poll the start.
    assert!(whats.contains(&What::LeftOut { count: 11 }), "{whats:?}");
    let mut builder = whats.into_iter().zip(1..).fold(
        Builder::new("tokio".into(), 1),
        |mut builder, (what, at_ns)| {
            builder.apply(Event { at_ns, what });
            builder
        },
    );
    let recording = builder.recording();
    assert_eq!(recording.tasks[0].end, End::Finished);
    assert_eq!(recording.said[0].text, "something");
    assert!(recording.is_cut);
}

#[test]
fn a_tape_that_cannot_be_written_to_does_not_stop_the_program() {
    let path = std::env::temp_dir().join(format!("side-by-side-read-only-{}", std::process::id()));
    fs::write(&path, HEAD).expect("there is room for files");
    let file = fs::File::open(&path).expect("it is there");
    fs::remove_file(&path).ok();
    let tape = Box::leak(Box::new(Tape::new(file)));
    let mut task = lane(tape, "task", poll_fn(|_| Poll::Ready(7)));
    assert_eq!(poll(&mut task), Poll::Ready(7));
    tape.end(false);
    assert_eq!(events(tape), []);
}
