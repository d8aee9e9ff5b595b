//! The wake queue of our loop, in the orders in which threads can meet there.
//!
//! The source is the loop's own; only what it uses is loom's. A wake that
//! is lost leaves the loop asleep, which loom reports as a deadlock.

mod sync {
    pub use loom::sync::{
        Mutex, MutexGuard,
        atomic::{AtomicBool, Ordering},
    };
    pub use std::sync::PoisonError;
}

#[path = "../src/our_loop/wake_queue.rs"]
mod wake_queue;

use loom::{
    sync::{
        Arc, Notify,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    thread,
};
use wake_queue::{Queued, Unpark, WakeQueue};

struct Unparker(Notify);

impl Unpark for Unparker {
    fn unpark(&self) {
        self.0.notify();
    }
}

/// One task, and what other threads do to it.
struct World {
    queue: WakeQueue<u32, Unparker>,
    queued: Queued,
    /// How often it was woken. Only the queue orders what the threads do.
    wakes: AtomicUsize,
}

const KEY: u32 = 7;

impl World {
    fn new() -> Arc<World> {
        Arc::new(World {
            queue: WakeQueue::new(Unparker(Notify::new())),
            queued: Queued::new(),
            wakes: AtomicUsize::new(0),
        })
    }

    /// The loop: polls the task, and then only when it was woken.
    fn run_until(&self, enough: usize) {
        while self.wakes.load(Relaxed) < enough {
            self.wait();
        }
    }

    fn wait(&self) {
        loop {
            let keys = self.queue.take();
            if !keys.is_empty() {
                assert_eq!(keys, [KEY], "it is queued once");
                return self.queued.clear();
            }
            if self.queue.begin_sleep() {
                self.queue.unparker().0.wait();
                self.queue.end_sleep();
            }
        }
    }
}

/// All orders with up to three preemptions: with more, the
/// orders of three threads take hours, and mistakes are known to need few.
fn model(test: impl Fn() + Sync + Send + 'static) {
    let mut model = loom::model::Builder::new();
    model.preemption_bound = Some(3);
    model.check(test);
}

/// Another thread wakes the task this many times.
fn wake(world: &Arc<World>, times: usize) -> thread::JoinHandle<()> {
    let world = Arc::clone(world);
    thread::spawn(move || {
        for _ in 0..times {
            world.wakes.fetch_add(1, Relaxed);
            world.queue.push(KEY, &world.queued);
        }
    })
}

#[test]
fn a_wake_while_the_task_is_polled_is_not_lost() {
    model(|| {
        let world = World::new();
        let waker = wake(&world, 1);
        world.run_until(1);
        waker.join().expect("it does not panic");
    });
}

#[test]
fn no_wake_of_two_threads_is_lost() {
    model(|| {
        let world = World::new();
        let wakers = [wake(&world, 1), wake(&world, 1)];
        world.run_until(2);
        for waker in wakers {
            waker.join().expect("it does not panic");
        }
    });
}

#[test]
fn a_wake_after_the_end_does_nothing_and_leaves_nothing() {
    model(|| {
        let world = World::new();
        let waker = wake(&world, 1);
        world.queue.close();
        waker.join().expect("it does not panic");
        assert!(world.queue.take().is_empty());
        assert!(world.queue.is_empty());
    });
}

#[test]
fn a_task_that_is_woken_again_is_queued_again() {
    model(|| {
        let world = World::new();
        let waker = wake(&world, 2);
        world.run_until(2);
        waker.join().expect("it does not panic");
    });
}
