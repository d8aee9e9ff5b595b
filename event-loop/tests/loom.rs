//! The inbox of our loop, in the orders in which threads can meet there.
//!
//! The source is the loop's own; only what it stands on is loom's. A wake that
//! is lost leaves the loop asleep, which loom reports as a deadlock.

mod sync {
    pub use loom::sync::{
        Mutex, MutexGuard,
        atomic::{AtomicBool, Ordering},
    };
    pub use std::sync::PoisonError;
}

#[path = "../src/our_loop/inbox.rs"]
mod inbox;

use inbox::{Inbox, Posted, Ring};
use loom::{
    sync::{
        Arc, Notify,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    thread,
};

struct Bell(Notify);

impl Ring for Bell {
    fn ring(&self) {
        self.0.notify();
    }
}

/// One task, and what is done to it from elsewhere.
struct World {
    inbox: Inbox<u32, Bell>,
    posted: Posted,
    /// What the task waits for; as unordered as can be.
    news: AtomicUsize,
}

const KEY: u32 = 7;

impl World {
    fn new() -> Arc<World> {
        Arc::new(World {
            inbox: Inbox::new(Bell(Notify::new())),
            posted: Posted::new(),
            news: AtomicUsize::new(0),
        })
    }

    /// The loop: polls the task, and then only when it was woken.
    fn run_until(&self, enough: usize) {
        while self.news.load(Relaxed) < enough {
            self.wait();
        }
    }

    fn wait(&self) {
        loop {
            let keys = self.inbox.take();
            if !keys.is_empty() {
                assert_eq!(keys, [KEY], "it is posted once");
                return self.posted.taken();
            }
            if self.inbox.may_sleep() {
                self.inbox.bell().0.wait();
                self.inbox.is_awake();
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

/// Another thread has news, and then wakes the task; so many times.
fn wake(world: &Arc<World>, times: usize) -> thread::JoinHandle<()> {
    let world = Arc::clone(world);
    thread::spawn(move || {
        for _ in 0..times {
            world.news.fetch_add(1, Relaxed);
            world.inbox.post(KEY, &world.posted);
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
fn of_two_threads_that_wake_one_task_both_are_heard() {
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
        world.inbox.close();
        waker.join().expect("it does not panic");
        assert!(world.inbox.take().is_empty());
        assert!(world.inbox.is_empty());
    });
}

#[test]
fn a_task_that_is_woken_again_is_posted_again() {
    model(|| {
        let world = World::new();
        let waker = wake(&world, 2);
        world.run_until(2);
        waker.join().expect("it does not panic");
    });
}
