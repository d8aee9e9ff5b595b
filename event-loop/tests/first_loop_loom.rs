//! The steps of the first loop, in the orders in which threads can meet there.
//!
//! The sources are the steps' own. What they call `std` and `mio` is this file:
//! its locks, threads and the alarm are loom's. A wake that is lost leaves the
//! loop asleep for ever, which loom reports as a deadlock.

extern crate mio as real_mio;
extern crate self as mio;
extern crate self as std;
extern crate std as real_std;

#[path = "../src/first_loop/step_1_block_on.rs"]
mod step_1_block_on;
#[path = "../src/first_loop/step_2_tasks.rs"]
mod step_2_tasks;
#[allow(dead_code, reason = "here only tasks are tried")]
#[path = "../src/first_loop/step_3_timers.rs"]
mod step_3_timers;
#[allow(dead_code, reason = "here only tasks are tried")]
#[path = "../src/first_loop/step_4_sockets.rs"]
mod step_4_sockets;

pub use alarm::{Events, Poll, Waker};
pub use real_mio::{Interest, Token, event};
pub use real_std::*;

pub mod sync {
    pub use loom::sync::Mutex;
    pub use real_std::sync::*;
}

/// loom has `park` too, but its `unpark` also ends another wait of the thread.
pub mod thread {
    use loom::sync::Notify;
    pub use loom::thread::ThreadId;
    use real_std::{sync::Arc, time::Duration};

    loom::thread_local! {
        static TOKEN: Arc<Notify> = Arc::new(Notify::new());
    }

    pub struct Thread(ThreadId, Arc<Notify>);

    pub fn current() -> Thread {
        Thread(loom::thread::current().id(), TOKEN.with(Arc::clone))
    }

    impl Thread {
        pub fn id(&self) -> ThreadId {
            self.0
        }

        pub fn unpark(&self) {
            self.1.notify();
        }
    }

    pub fn park() {
        current().1.wait();
    }

    /// Time does not pass here.
    pub fn park_timeout(_: Duration) {
        park();
    }
}

pub mod net {
    pub use real_mio::net::{TcpListener, TcpStream};
    pub use real_std::net::SocketAddr;
}

/// A poll that waits for nothing but the alarm.
mod alarm {
    use loom::sync::Notify;
    use real_mio::{Interest, Token, event::Event};
    use real_std::{io, sync::Arc, time::Duration};

    pub struct Poll(Registry);
    pub struct Registry(Arc<Notify>);
    pub struct Waker(Arc<Notify>);
    pub struct Events;

    impl Poll {
        pub fn new() -> io::Result<Poll> {
            Ok(Poll(Registry(Arc::new(Notify::new()))))
        }

        pub fn registry(&self) -> &Registry {
            &self.0
        }

        pub fn poll(
            &mut self,
            _: &mut Events,
            timeout: Option<Duration>,
        ) -> io::Result<()> {
            if timeout != Some(Duration::ZERO) {
                self.0.0.wait();
            }
            Ok(())
        }
    }

    impl Registry {
        pub fn register<S>(
            &self,
            _: &mut S,
            _: Token,
            _: Interest,
        ) -> io::Result<()> {
            Ok(())
        }

        pub fn deregister<S>(&self, _: &mut S) -> io::Result<()> {
            Ok(())
        }
    }

    impl Waker {
        pub fn new(registry: &Registry, _: Token) -> io::Result<Waker> {
            Ok(Waker(Arc::clone(&registry.0)))
        }

        pub fn wake(&self) -> io::Result<()> {
            self.0.notify();
            Ok(())
        }
    }

    impl Events {
        pub fn with_capacity(_: usize) -> Events {
            Events
        }
    }

    impl<'a> IntoIterator for &'a Events {
        type Item = &'a Event;
        type IntoIter = core::slice::Iter<'a, Event>;

        fn into_iter(self) -> Self::IntoIter {
            [].iter()
        }
    }
}

/// All orders with up to three preemptions: more of them take hours, and
/// mistakes are known to need few.
fn model(test: impl Fn() + Sync + Send + 'static) {
    let mut model = loom::model::Builder::new();
    model.preemption_bound = Some(3);
    model.check(test);
}

/// What a future waits for. Other threads do it, and then call the waker.
mod work {
    use core::{
        future::poll_fn,
        task::{Poll, Waker},
    };
    use loom::{
        sync::atomic::{AtomicUsize, Ordering::Relaxed},
        thread::{JoinHandle, spawn},
    };
    use real_std::{sync::Arc, vec::Vec};

    /// Done when `threads` threads have done their part `times` times.
    pub async fn by(threads: usize, times: usize) {
        // As unordered as can be: the wake must order it.
        let done = Arc::new(AtomicUsize::new(0));
        let mut helpers = Vec::new();
        poll_fn(|cx| {
            if helpers.is_empty() {
                let help = |_| help(&done, cx.waker(), times);
                helpers = (0..threads).map(help).collect();
            }
            match done.load(Relaxed) == threads * times {
                true => Poll::Ready(()),
                false => Poll::Pending,
            }
        })
        .await;
        for helper in helpers {
            helper.join().expect("it does not panic");
        }
    }

    fn help(
        done: &Arc<AtomicUsize>,
        waker: &Waker,
        times: usize,
    ) -> JoinHandle<()> {
        let (done, waker) = (Arc::clone(done), waker.clone());
        spawn(move || {
            for _ in 0..times {
                done.fetch_add(1, Relaxed);
                waker.wake_by_ref();
            }
        })
    }
}

macro_rules! block_on_models {
    () => {
        #[test]
        fn a_wake_while_the_future_is_polled_is_not_lost() {
            model(|| block_on(work::by(1, 1)));
        }

        #[test]
        fn a_second_wake_of_the_same_thread_is_not_lost() {
            model(|| block_on(work::by(1, 2)));
        }

        #[test]
        fn of_two_threads_that_wake_neither_is_lost() {
            model(|| block_on(work::by(2, 1)));
        }

        #[test]
        fn a_wake_is_not_lost_when_the_poll_parks_the_thread_itself() {
            model(|| {
                let mut work = core::pin::pin!(work::by(1, 1));
                block_on(core::future::poll_fn(|cx| {
                    let polled = work.as_mut().poll(cx);
                    // It may use up the unpark of the work's wake.
                    if polled.is_pending() {
                        super::thread::current().unpark();
                        super::thread::park();
                    }
                    polled
                }));
            });
        }
    };
}

macro_rules! task_models {
    () => {
        #[test]
        fn two_tasks_that_are_woken_by_threads_both_go_on() {
            model(|| {
                block_on(async {
                    let first = spawn(work::by(1, 1));
                    let second = spawn(work::by(1, 1));
                    first.await;
                    second.await;
                });
            });
        }

        #[test]
        fn a_wake_after_the_end_of_a_task_or_of_the_loop_is_harmless() {
            model(|| {
                let late = block_on(async {
                    spawn(core::future::poll_fn(|cx| {
                        let waker = cx.waker().clone();
                        let late = loom::thread::spawn(move || waker.wake());
                        core::task::Poll::Ready(late)
                    }))
                    .await
                });
                late.join().expect("it does not panic");
            });
        }
    };
}

mod step_1 {
    use super::{model, step_1_block_on::block_on, work};

    block_on_models!();
}

mod step_2 {
    use super::{
        model,
        step_2_tasks::{block_on, spawn},
        work,
    };

    block_on_models!();
    task_models!();
}

mod step_3 {
    use super::{
        model,
        step_3_timers::{block_on, spawn},
        work,
    };

    block_on_models!();
    task_models!();
}

mod step_4 {
    use super::{
        model,
        step_4_sockets::{block_on, spawn},
        work,
    };

    block_on_models!();
    task_models!();
}
