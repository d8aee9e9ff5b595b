//! The blocking pool: threads for blocking calls, so that they do not block the
//! loop's thread.
//!
//! All loops of a process share it. A thread that has been idle for a second
//! ends. Compare tokio's `runtime/blocking/pool.rs`, and the crate
//! `blocking` that smol and async-std use.

use std::{
    collections::VecDeque,
    future::poll_fn,
    panic::resume_unwind,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    task::{Poll, Waker},
    thread,
    time::Duration,
};

use super::{
    foreign::{self, Payload},
    spawn,
    task::JoinHandle,
};

/// Further calls wait in a queue.
const THREADS: usize = 64;
const PATIENCE: Duration = Duration::from_secs(1);

/// Runs a blocking call on a thread of the pool, and returns the handle of a
/// task that waits for it. Cancelling that task does not stop the call.
///
/// # Panics
///
/// Outside a loop, and if the system has no thread left.
pub fn spawn_blocking<T: Send + 'static>(
    call: impl FnOnce() -> T + Send + 'static,
) -> JoinHandle<T> {
    let done = Arc::new(Mutex::new(Done {
        result: None,
        waiter: None,
    }));
    let done_too = Arc::clone(&done);
    push(Box::new(move || {
        let result = foreign::run(call);
        let mut done = lock(&done_too);
        done.result = Some(result);
        let waiter = done.waiter.take();
        drop(done);
        if let Some(waiter) = waiter {
            foreign::wake(waiter);
        }
    }));
    spawn(poll_fn(move |cx| {
        let waiter = cx.waker().clone();
        let mut done = lock(&done);
        match done.result.take() {
            Some(Ok(output)) => Poll::Ready(output),
            // The task panics in place of the call.
            Some(Err(payload)) => {
                drop(done);
                resume_unwind(payload)
            }
            None => {
                done.waiter = Some(waiter);
                Poll::Pending
            }
        }
    }))
}

struct Done<T> {
    result: Option<Result<T, Payload>>,
    waiter: Option<Waker>,
}

type Call = Box<dyn FnOnce() + Send>;

struct Pool {
    calls: VecDeque<Call>,
    threads: usize,
    idle: usize,
}

static POOL: Mutex<Pool> = Mutex::new(Pool {
    calls: VecDeque::new(),
    threads: 0,
    idle: 0,
});
static HAS_CALLS: Condvar = Condvar::new();

fn push(call: Call) {
    let mut pool = lock(&POOL);
    pool.calls.push_back(call);
    if pool.idle >= pool.calls.len() {
        HAS_CALLS.notify_one();
    } else if pool.threads < THREADS {
        let thread = thread::Builder::new().name("blocking".into());
        thread.spawn(work).expect("the system has a thread left");
        pool.threads += 1;
    }
}

/// What each thread of the pool does.
fn work() {
    let mut pool = lock(&POOL);
    loop {
        if let Some(call) = pool.calls.pop_front() {
            drop(pool);
            call();
            pool = lock(&POOL);
            continue;
        }
        pool.idle += 1;
        let waited = HAS_CALLS.wait_timeout(pool, PATIENCE);
        let (guard, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        pool = guard;
        pool.idle -= 1;
        if timeout.timed_out() && pool.calls.is_empty() {
            pool.threads -= 1;
            return;
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
