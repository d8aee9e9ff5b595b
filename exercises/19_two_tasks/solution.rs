//! Each waker sets its task's flag, and unparks the thread.

use futures::channel::oneshot;
use side_by_side::{say, seconds, watch};
use std::{
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Wake},
    thread::{self, Thread},
};

pub fn program() {
    run_both(watch("tea", make_tea()), watch("toast", make_toast()));
    say!("breakfast");
}

/// Runs both on this thread until both are complete.
fn run_both(a: impl Future<Output = ()>, b: impl Future<Output = ()>) {
    let (a, b) = (pin!(a), pin!(b));
    let mut tasks = [Task::new(a), Task::new(b)];
    while tasks.iter().any(|task| !task.is_done) {
        let polled = tasks.iter_mut().filter_map(Task::poll_if_woken);
        // A wake between this check and `park` is not lost: `unpark` was
        // called, so `park` returns immediately.
        if polled.count() == 0 {
            thread::park();
        }
    }
}

struct Task<'a> {
    future: Pin<&'a mut dyn Future<Output = ()>>,
    woken: Arc<Woken>,
    is_done: bool,
}

struct Woken {
    is_set: AtomicBool,
    thread: Thread,
}

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.is_set.store(true, Ordering::Release);
        self.thread.unpark();
    }
}

impl<'a> Task<'a> {
    fn new(future: Pin<&'a mut dyn Future<Output = ()>>) -> Task<'a> {
        let woken = Arc::new(Woken {
            // So that it is polled the first time.
            is_set: AtomicBool::new(true),
            thread: thread::current(),
        });
        Task {
            future,
            woken,
            is_done: false,
        }
    }

    fn poll_if_woken(&mut self) -> Option<()> {
        if self.is_done || !self.woken.is_set.swap(false, Ordering::Acquire) {
            return None;
        }
        let waker = Arc::clone(&self.woken).into();
        let poll = self.future.as_mut().poll(&mut Context::from_waker(&waker));
        self.is_done = poll.is_ready();
        Some(())
    }
}

async fn make_tea() {
    after(1.0).await;
    say!("the water is hot");
    after(2.0).await;
    say!("the tea is ready");
}

async fn make_toast() {
    after(2.0).await;
    say!("the toast is ready");
}

/// Waits for `n` seconds. A thread sleeps and then wakes the task.
async fn after(n: f64) {
    let (clock, bell) = oneshot::channel();
    thread::spawn(move || {
        thread::sleep(seconds(n));
        clock.send(()).ok();
    });
    bell.await.expect("the clock rings");
}
