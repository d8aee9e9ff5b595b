//! Step 1: `block_on` runs one future.
//!
//! A future does nothing until it is polled. `block_on` polls it, and parks the
//! thread while the future is pending. When the event that the future waits for
//! has happened, some thread calls its waker. The waker sets a flag and unparks
//! the thread, and `block_on` polls again.
//!
//! Still missing: tasks. There is one future, and one flag for all that it
//! waits for.

use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

/// Runs a future on this thread until it is ready, and returns its output.
///
/// It also works inside another `block_on`. The outer future is not polled
/// meanwhile.
pub fn block_on<F: Future>(future: F) -> F::Output {
    // `true`: the first poll needs no wake.
    let (woken, thread) = (Mutex::new(true), thread::current());
    let here = Arc::new(TaskWaker { woken, thread });
    let waker = Waker::from(Arc::clone(&here));
    let mut cx = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        // Only this flag tells that there was a wake. `park` may return without
        // one, and the future may have parked the thread and used up an unpark.
        let woken = std::mem::take(&mut *here.woken.lock().expect("no panic"));
        if !woken {
            thread::park();
        } else if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return output;
        }
    }
}

struct TaskWaker {
    woken: Mutex<bool>,
    thread: Thread,
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        *self.woken.lock().expect("no panic") = true;
        self.thread.unpark();
    }
}
