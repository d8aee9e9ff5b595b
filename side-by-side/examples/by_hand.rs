//! Futures that are polled by hand, without a runtime: what the recorder must
//! tell apart. `tests/parts.rs` runs it.

use std::{
    future::{pending, poll_fn},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    process::ExitCode,
    sync::{Arc, Mutex},
    task::{Context, Poll, Wake, Waker},
    thread,
};

use side_by_side::{on_stage, say, watch, watch_queued_call, watch_value};

fn main() -> ExitCode {
    on_stage(|| {
        is_woken_by_a_thread_and_by_a_task();
        speaks_while_it_is_dropped();
        panics_inside_another();
        moves_in_a_set_to_another_task();
        keeps_wakers();
        drops_a_value_and_a_call();
        ExitCode::SUCCESS
    })
}

fn poll<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

/// Waits forever, and hands out the waker of each poll.
fn wait(wakers: &Mutex<Vec<Waker>>) -> impl Future<Output = ()> {
    poll_fn(|cx| {
        wakers.lock().expect("no panic").push(cx.waker().clone());
        Poll::Pending
    })
}

fn is_woken_by_a_thread_and_by_a_task() {
    let wakers = Mutex::default();
    let mut child = None;
    let parent = watch("parent", async {
        child = Some(Box::pin(watch("child", wait(&wakers))))
    });
    assert!(poll(pin!(parent)).is_ready());
    let mut child = child.expect("its parent made it");
    assert!(poll(child.as_mut()).is_pending());
    let waker = wakers.lock().expect("no panic").remove(0);
    let again = waker.clone();
    let outside = thread::Builder::new().name("outside".into());
    let outside = outside.spawn(move || waker.wake());
    outside.expect("it starts").join().expect("no panic");
    assert!(poll(pin!(watch("waking", async { again.wake_by_ref() }))).is_ready());
}

struct Farewell;

impl Drop for Farewell {
    fn drop(&mut self) {
        say!("farewell");
    }
}

fn speaks_while_it_is_dropped() {
    let farewell = Farewell;
    let leaving = watch("leaving", async move {
        let _farewell = farewell;
        pending::<()>().await;
    });
    assert!(poll(pin!(leaving)).is_pending());
    say!("outside of all tasks");
}

fn panics_inside_another() {
    let outer = watch("outer", async {
        let mut inner = pin!(watch("inner", async { panic!("on purpose") }));
        let caught = catch_unwind(AssertUnwindSafe(|| poll(inner.as_mut())));
        assert!(caught.is_err());
        say!("caught");
    });
    assert!(poll(pin!(outer)).is_ready());
}

#[derive(Default)]
struct Unheard;

impl Wake for Unheard {
    fn wake(self: Arc<Self>) {}
}

fn unheard() -> Waker {
    Arc::new(Unheard).into()
}

/// A set of futures has its own waker, which stays the same.
fn moves_in_a_set_to_another_task() {
    let (of_set, wakers) = (unheard(), Mutex::default());
    let mut member = pin!(watch("member", wait(&wakers)));
    for owner in [unheard(), unheard()] {
        let set = poll_fn(|_| member.as_mut().poll(&mut Context::from_waker(&of_set)));
        let set = pin!(watch("set", set));
        assert!(set.poll(&mut Context::from_waker(&owner)).is_pending());
    }
    wakers.lock().expect("no panic")[0].wake_by_ref();
}

/// Some futures compare wakers, and the runtime's waker may own its task, which
/// owns the lane.
fn keeps_wakers() {
    let wakers = Mutex::default();
    let runtime = Arc::new(Unheard);
    let mut waits = pin!(watch("waits", wait(&wakers)));
    let own = Waker::from(Arc::clone(&runtime));
    for waker in [&own, &own, &unheard()] {
        let polled = waits.as_mut().poll(&mut Context::from_waker(waker));
        assert!(polled.is_pending());
    }
    let seen = std::mem::take(&mut *wakers.lock().expect("no panic"));
    let [first, second, third] = seen.try_into().expect("three polls");
    say!(
        "same: {} {}",
        first.will_wake(&second),
        first.will_wake(&third)
    );
    drop((own, first, second));
    say!("kept: {}", Arc::strong_count(&runtime) - 1);
}

fn drops_a_value_and_a_call() {
    let given = watch_value("given", 1);
    let task = watch("task", async move { watch_value("made", *given) });
    let Poll::Ready(made) = poll(Box::pin(task).as_mut()) else {
        panic!("it waits for nothing")
    };
    let receives = watch("receives", async { assert_eq!(made.into_inner(), 1) });
    assert!(poll(pin!(receives)).is_ready());
    watch_queued_call("called", || ())();
    drop(watch_queued_call("not called", || ()));
}
