//! What our loop promises, each promise a test. `promises` are those that the
//! steps of the first loop keep, too.

#[macro_use]
mod executor;

use event_loop::our_loop::{
    EventLoop, JoinError, JoinHandle, TcpListener, TcpStream, block_on, sleep,
    spawn, spawn_blocking, stop, yield_now,
};
use executor::*;

mod promises {
    use crate::executor::*;
    use event_loop::our_loop::{
        self, TcpListener, TcpStream, block_on, sleep, yield_now,
    };
    use futures::{FutureExt, future::LocalBoxFuture};

    /// Its handle returns what the task returns, as in the first loop.
    fn spawn<F: Future + 'static>(
        future: F,
    ) -> LocalBoxFuture<'static, F::Output> {
        let handle = our_loop::spawn(future);
        handle.map(|end| end.expect("it ends")).boxed_local()
    }

    block_on_tests!();
    task_tests!();
    timer_tests!();
    socket_tests!();
}

/// Waits until its waker is called; leaves that waker where one can get it.
fn wait(place: Rc<RefCell<Option<Waker>>>) -> impl Future<Output = ()> {
    let mut polled = false;
    poll_fn(move |cx| {
        if std::mem::replace(&mut polled, true) {
            return Poll::Ready(());
        }
        *place.borrow_mut() = Some(cx.waker().clone());
        Poll::Pending
    })
}

#[test]
fn a_panic_reaches_the_task_that_awaits_and_the_loop_continues() {
    within_a_minute(|| {
        block_on(async {
            let panics = spawn(async { panic!("on purpose") });
            let Err(JoinError::Panicked(panic)) = panics.await else {
                panic!("it did not panic");
            };
            assert_eq!(message_of(&*panic), "on purpose");
            // One that no task awaits, one in a drop, and the loop still works.
            drop(spawn(async { panic!("on purpose") }));
            struct Panics;
            impl Drop for Panics {
                fn drop(&mut self) {
                    panic!("in a drop");
                }
            }
            let drops = spawn(async {
                let _panics = Panics;
                pending::<()>().await;
            });
            yield_now().await;
            drops.cancel();
            let Err(JoinError::Panicked(panic)) = drops.await else {
                panic!("the drop did not panic");
            };
            assert_eq!(message_of(&*panic), "in a drop");
            assert_eq!(spawn(async { 1 }).await.ok(), Some(1));
        });
    });
}

#[test]
fn block_on_inside_a_loop_says_what_to_do() {
    within_a_minute(|| {
        let said = panic_of(|| block_on(async { block_on(async {}) }));
        assert!(
            said.contains("`.await` the future, or `spawn` it"),
            "{said}"
        );
        let said = block_on(async {
            match spawn(async { block_on(async {}) }).await {
                Err(JoinError::Panicked(panic)) => {
                    message_of(&*panic).to_owned()
                }
                _ => String::new(),
            }
        });
        assert!(
            said.contains("`.await` the future, or `spawn` it"),
            "{said}"
        );
        // The thread is free again.
        block_on(async {});
        let said = panic_of(|| spawn(async {}));
        assert!(said.contains("inside of `block_on`"), "{said}");
    });
}

#[test]
fn it_says_so_when_nothing_is_left_that_could_wake_a_task() {
    within_a_minute(|| {
        let nothing = "nothing is left that could wake a task";
        let said = panic_of(|| block_on(pending::<()>()));
        assert!(said.starts_with(nothing), "{said}");
        // A task that waits for another one that waits for nothing.
        let said = panic_of(|| {
            block_on(async {
                spawn(async { spawn(pending::<()>()).await }).await
            })
        });
        assert!(said.starts_with(nothing), "{said}");
    });
}

#[test]
fn a_thread_wakes_a_loop_that_waits_for_sockets() {
    within_a_minute(|| {
        block_on(async {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
            let listener = listener.expect("a port");
            // Waits for a client that never comes.
            let accepts = spawn(async move { listener.accept().await.is_ok() });
            let (send, receive) = smol::channel::bounded(1);
            let sender = thread::spawn(move || {
                for n in 0..100 {
                    send.send_blocking(n).expect("a receiver is left");
                    thread::yield_now();
                }
            });
            for n in 0..100 {
                assert_eq!(receive.recv().await, Ok(n));
            }
            sender.join().expect("it does not panic");
            accepts.cancel();
            assert!(matches!(accepts.await, Err(JoinError::Cancelled)));
        });
    });
}

#[test]
fn four_threads_send_200_000_messages_and_none_is_lost() {
    within_a_minute(|| {
        let (send, receive) = smol::channel::bounded(64);
        let senders: Vec<_> = (0..4)
            .map(|_| {
                let send = send.clone();
                thread::spawn(move || {
                    for n in 1..=50_000_u64 {
                        send.send_blocking(n).expect("a receiver is left");
                    }
                })
            })
            .collect();
        drop(send);
        let sum = block_on(async {
            let task = spawn(async move {
                let mut sum = 0;
                while let Ok(n) = receive.recv().await {
                    sum += n;
                }
                sum
            });
            task.await.expect("it does not panic")
        });
        assert_eq!(sum, 4 * 50_000 * 50_001 / 2);
        for sender in senders {
            sender.join().expect("it does not panic");
        }
    });
}

#[test]
fn dropping_the_loop_drops_each_task_once() {
    let drops = Rc::new(Cell::new(0));
    let event_loop = EventLoop::new();
    let mut handles = Vec::new();
    for n in 0..100 {
        let dropped = Dropped(Rc::clone(&drops));
        handles.push(event_loop.spawn(async move {
            let _dropped = dropped;
            match n % 4 {
                // Never polled a second time, asleep, woken, finished.
                0 => pending().await,
                1 => sleep(Duration::from_secs(1000)).await,
                2 => yield_now().await,
                _ => {}
            }
        }));
    }
    event_loop.block_on(yield_now());
    let dropped = Dropped(Rc::clone(&drops));
    let never_polled = event_loop.spawn(async move { drop(dropped) });
    assert!(drops.get() < 101);
    drop(event_loop);
    assert_eq!(drops.get(), 101);
    // A task that still has a handle is told, even on another loop.
    let cancelled = block_on(async { never_polled.await.is_err() });
    assert!(cancelled);
    drop(handles);
    assert_eq!(drops.get(), 101);
}

#[test]
fn a_loop_can_be_run_again_and_its_tasks_continue() {
    let event_loop = EventLoop::new();
    let task = event_loop.spawn(async {
        sleep(ms(20)).await;
        7
    });
    event_loop.block_on(sleep(ms(1)));
    assert!(!task.is_finished());
    assert_eq!(event_loop.block_on(task).ok(), Some(7));
}

/// Cancels a task that is in some state and says how it ended.
fn cancelled<T: 'static>(
    task: impl Future<Output = T> + 'static,
    turns_before: usize,
) -> Result<T, JoinError> {
    block_on(async {
        let task = spawn(task);
        for _ in 0..turns_before {
            yield_now().await;
        }
        task.cancel();
        task.cancel();
        task.await
    })
}

#[test]
fn a_task_can_be_cancelled_in_every_state() {
    within_a_minute(|| {
        let drops = Rc::new(Cell::new(0));
        let dropped = Dropped(Rc::clone(&drops));
        // Before its first poll: it never runs.
        let never = cancelled(async move { drop(dropped) }, 0);
        assert!(matches!(never, Err(JoinError::Cancelled)));
        assert_eq!(drops.get(), 1);
        // While it waits.
        let waits = cancelled(pending::<()>(), 1);
        assert!(matches!(waits, Err(JoinError::Cancelled)));
        // While it is woken.
        let woken: Result<(), _> = cancelled(
            async {
                loop {
                    yield_now().await;
                }
            },
            3,
        );
        assert!(matches!(woken, Err(JoinError::Cancelled)));
        // When it is finished.
        assert_eq!(cancelled(async { 7 }, 2).ok(), Some(7));
        // While it is polled, by itself: it runs up to its next await.
        let reached = Rc::new(Cell::new(false));
        let inner = Rc::clone(&reached);
        let by_itself = block_on(async move {
            let own: Rc<RefCell<Option<JoinHandle<()>>>> = Rc::default();
            let handle = Rc::clone(&own);
            let task = spawn(async move {
                let handle = handle.borrow_mut().take().expect("it was left");
                handle.cancel();
                inner.set(true);
                pending::<()>().await;
            });
            *own.borrow_mut() = Some(task);
            for _ in 0..3 {
                yield_now().await;
            }
            // The task had its handle, and dropped it when it was dropped.
            Rc::strong_count(&own)
        });
        assert!(reached.get());
        assert_eq!(by_itself, 1);
        // After its loop is gone.
        let event_loop = EventLoop::new();
        let late = event_loop.spawn(pending::<()>());
        drop(event_loop);
        late.cancel();
        assert!(late.is_finished());
    });
}

#[test]
fn between_two_runs_of_its_loop_a_task_can_be_cancelled() {
    let event_loop = EventLoop::new();
    let drops = Rc::new(Cell::new(0));
    let dropped = Dropped(Rc::clone(&drops));
    let task = event_loop.spawn(async move {
        let _dropped = dropped;
        pending::<()>().await;
    });
    event_loop.block_on(yield_now());
    task.cancel();
    event_loop.block_on(yield_now());
    assert_eq!(drops.get(), 1);
}

async fn count_polls(polls: Rc<Cell<usize>>) {
    poll_fn(|_| {
        polls.set(polls.get() + 1);
        Poll::<()>::Pending
    })
    .await;
}

#[test]
fn a_waker_that_outlives_its_task_does_not_wake_the_next_one_in_its_slot() {
    within_a_minute(|| {
        block_on(async {
            let place = Rc::new(RefCell::new(None));
            let first = spawn(wait(Rc::clone(&place)));
            yield_now().await;
            let old = place.take().expect("the task was polled");
            old.wake_by_ref();
            first.await.expect("it does not panic");
            // The next tasks in the slot, with and without the old waker.
            for _ in 0..3 {
                let polls = Rc::new(Cell::new(0));
                let next = spawn(count_polls(Rc::clone(&polls)));
                yield_now().await;
                assert_eq!(polls.get(), 1);
                old.wake_by_ref();
                let elsewhere = old.clone();
                let thread = thread::spawn(move || elsewhere.wake());
                thread.join().expect("it does not panic");
                for _ in 0..300 {
                    yield_now().await;
                }
                assert_eq!(polls.get(), 1);
                next.cancel();
                assert!(next.await.is_err());
            }
        });
    });
}

#[test]
fn a_task_may_spawn_from_its_own_drop() {
    within_a_minute(|| {
        struct Spawns(Rc<Cell<usize>>);
        impl Drop for Spawns {
            fn drop(&mut self) {
                let dropped = Dropped(Rc::clone(&self.0));
                drop(spawn(async move { drop(dropped) }));
            }
        }
        let drops = Rc::new(Cell::new(0));
        let task = |drops: &Rc<Cell<usize>>| {
            let spawns = Spawns(Rc::clone(drops));
            async move {
                let _spawns = spawns;
                pending::<()>().await;
            }
        };
        // At its end, when it is cancelled: the new task runs.
        block_on(async {
            let cancelled = spawn(task(&drops));
            yield_now().await;
            cancelled.cancel();
            assert!(cancelled.await.is_err());
            yield_now().await;
        });
        assert_eq!(drops.get(), 1);
        // With its loop: the new one is dropped as well.
        let event_loop = EventLoop::new();
        drop(event_loop.spawn(task(&drops)));
        event_loop.block_on(yield_now());
        drop(event_loop);
        assert_eq!(drops.get(), 2);
    });
}

#[test]
fn a_thousand_connections_are_open_at_the_same_time() {
    raise_the_limit_of_open_files();
    within_a_minute(|| {
        block_on(async {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
            let listener = listener.expect("a port");
            let address = listener.local_addr().expect("it is bound");
            let accepted = Rc::new(Cell::new(0));
            let accepted_too = Rc::clone(&accepted);
            let server = spawn(async move {
                let mut open = Vec::new();
                for _ in 0..1000 {
                    open.push(listener.accept().await.expect("a client").0);
                    accepted_too.set(open.len());
                }
                // All are there before the first is answered.
                for stream in &mut open {
                    let mut word = [0; 5];
                    stream.read_exact(&mut word).await.expect("a word");
                    stream.write_all(&word).await.expect("a reader");
                }
            });
            let mut clients = Vec::new();
            for nth in 0..1000 {
                // The system lets 128 clients wait to be accepted. If there are
                // more, some of them try again seconds later.
                while nth - accepted.get() >= 100 {
                    yield_now().await;
                }
                clients.push(spawn(async move {
                    let mut stream = TcpStream::connect(address).await?;
                    let mut word = *b"hello";
                    stream.write_all(&word).await?;
                    stream.read_exact(&mut word).await?;
                    // The server has gone: this is the end.
                    stream.read(&mut word).await
                }));
            }
            server.await.expect("it does not panic");
            for client in clients {
                let end = client.await.expect("it does not panic");
                assert_eq!(end.expect("a connection"), 0);
            }
        });
    });
}

/// macOS lets a process open 256 files, until it asks for more.
fn raise_the_limit_of_open_files() {
    #[cfg(unix)]
    {
        use nix::sys::resource::{Resource, getrlimit, setrlimit};
        let files = Resource::RLIMIT_NOFILE;
        let (soft, hard) = getrlimit(files).expect("there is a limit");
        let enough = soft.max(hard.min(4096));
        setrlimit(files, enough, hard).expect("it is below the hard limit");
    }
}

#[test]
fn a_sleep_of_no_time_yields_once_and_one_of_a_century_can_be_cancelled() {
    within_a_minute(|| {
        block_on(async {
            let mut polls = 0;
            let mut nothing = std::pin::pin!(sleep(Duration::ZERO));
            poll_fn(|cx| {
                polls += 1;
                nothing.as_mut().poll(cx)
            })
            .await;
            // It yields once.
            assert_eq!(polls, 2);
            let century = Duration::from_secs(100 * 365 * 24 * 60 * 60);
            for length in [century, Duration::MAX] {
                let task = spawn(sleep(length));
                sleep(ms(1)).await;
                assert!(!task.is_finished());
                task.cancel();
                assert!(task.await.is_err());
            }
        });
    });
}

#[test]
fn short_sleeps_are_short() {
    within_a_minute(|| {
        block_on(async {
            let mut shortest = Duration::MAX;
            for _ in 0..50 {
                let began = Instant::now();
                sleep(Duration::from_micros(200)).await;
                shortest = shortest.min(began.elapsed());
            }
            // Windows parks a thread for whole milliseconds, and by default for
            // a tick of its clock, which is about 16 of them.
            let short = if cfg!(windows) { ms(20) } else { ms(1) };
            assert!(shortest < short, "{shortest:?}");
        });
    });
}

#[test]
fn dropped_sleeps_do_not_disturb_one_that_is_kept() {
    within_a_minute(|| {
        block_on(async {
            let kept = spawn(sleep(ms(100)));
            let polled = AtomicUsize::new(0);
            for _ in 0..100_000 {
                let mut long = std::pin::pin!(sleep(Duration::from_secs(1000)));
                poll_fn(|cx| {
                    assert!(long.as_mut().poll(cx).is_pending());
                    polled.fetch_add(1, Ordering::Relaxed);
                    Poll::Ready(())
                })
                .await;
            }
            assert_eq!(polled.into_inner(), 100_000);
            kept.await.expect("it is still there");
        });
    });
}

/// `loom.rs` holds that the key is queued once, too.
#[test]
fn a_million_wakes_from_threads_are_one_poll() {
    within_a_minute(|| {
        block_on(async {
            let place = Rc::new(RefCell::new(None));
            let polls = Rc::new(Cell::new(0));
            let (left, count) = (Rc::clone(&place), Rc::clone(&polls));
            drop(spawn(poll_fn(move |cx| {
                count.set(count.get() + 1);
                *left.borrow_mut() = Some(cx.waker().clone());
                Poll::<()>::Pending
            })));
            yield_now().await;
            let waker = place.take().expect("the task was polled");
            let threads = [(), ()].map(|()| {
                let waker = waker.clone();
                thread::spawn(move || {
                    for _ in 0..500_000 {
                        waker.wake_by_ref();
                    }
                })
            });
            // The loop is blocked meanwhile.
            for thread in threads {
                thread.join().expect("it does not panic");
            }
            assert_eq!(polls.get(), 1);
            for _ in 0..1000 {
                yield_now().await;
            }
            assert_eq!(polls.get(), 2);
        });
    });
}

#[test]
fn waiting_for_a_thread_costs_the_same_however_many_tasks_there_are() {
    within_a_minute(|| {
        block_on(async {
            for _ in 0..100_000 {
                drop(spawn(pending::<()>()));
            }
            yield_now().await;
            let (ping, pinged) = smol::channel::bounded(1);
            let (pong, ponged) = smol::channel::bounded(1);
            let partner = thread::spawn(move || {
                while let Ok(n) = pinged.recv_blocking() {
                    pong.send_blocking(n).expect("a receiver is left");
                }
            });
            // With a look at each task it would be minutes.
            for n in 0..5_000 {
                ping.send(n).await.expect("a receiver is left");
                assert_eq!(ponged.recv().await, Ok(n));
            }
            drop(ping);
            partner.join().expect("it does not panic");
        });
    });
}

#[test]
fn a_loop_in_a_thread_s_locals_is_dropped_with_its_thread() {
    thread_local! {
        static LOOP: EventLoop = EventLoop::new();
    }
    let thread = thread::spawn(|| LOOP.with(|l| l.block_on(yield_now())));
    thread.join().expect("it does not panic");
}

/// Panics when it is dropped.
struct Boom;

impl Drop for Boom {
    fn drop(&mut self) {
        if !thread::panicking() {
            panic!("in a drop");
        }
    }
}

#[test]
fn an_output_that_no_task_takes_may_panic_in_its_drop() {
    block_on(async {
        drop(spawn(async { Boom }));
        yield_now().await;
        assert_eq!(spawn(async { 1 }).await.ok(), Some(1));
    });
}

#[test]
fn a_joiner_s_waker_that_panics_takes_nothing_with_it() {
    struct Panics;
    impl std::task::Wake for Panics {
        fn wake(self: Arc<Self>) {
            panic!("in a waker");
        }
    }
    block_on(async {
        let mut task = Box::pin(spawn(yield_now()));
        let waker = Waker::from(Arc::new(Panics));
        let mut cx = std::task::Context::from_waker(&waker);
        assert!(task.as_mut().poll(&mut cx).is_pending());
        for _ in 0..3 {
            yield_now().await;
        }
        assert!(task.is_finished());
    });
}

#[test]
fn a_sleep_that_is_dropped_outside_its_loop_is_removed_from_it() {
    within_a_minute(|| {
        let event_loop = EventLoop::new();
        let mut long = Box::pin(sleep(Duration::from_secs(1000)));
        event_loop.block_on(poll_fn(|cx| {
            assert!(long.as_mut().poll(cx).is_pending());
            Poll::Ready(())
        }));
        drop(long);
        // With the timer still set it would wait for it.
        let said = panic_of(|| event_loop.block_on(pending::<()>()));
        assert!(said.starts_with("nothing is left"), "{said}");
    });
}

#[test]
fn the_loop_does_not_wait_for_a_dropped_accept() {
    within_a_minute(|| {
        let said = panic_of(|| {
            block_on(async {
                let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
                let listener = listener.expect("a port");
                let mut accepts = Box::pin(listener.accept());
                poll_fn(|cx| {
                    assert!(accepts.as_mut().poll(cx).is_pending());
                    Poll::Ready(())
                })
                .await;
                drop(accepts);
                pending::<()>().await;
            });
        });
        assert!(said.starts_with("nothing is left"), "{said}");
    });
}

#[test]
fn a_socket_of_another_loop_says_so() {
    let home = EventLoop::new();
    let listener = home.block_on(async {
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port")
    });
    let said =
        panic_of(|| block_on(async move { listener.accept().await.is_ok() }));
    assert!(said.contains("the loop in which it was made"), "{said}");
}

#[test]
fn a_waker_may_drop_a_sleep_while_it_is_dropped() {
    thread_local! {
        static OTHER: RefCell<Option<std::pin::Pin<Box<event_loop::our_loop::Sleep>>>> =
            const { RefCell::new(None) };
    }
    struct DropsASleep;
    impl std::task::Wake for DropsASleep {
        fn wake(self: Arc<Self>) {
            panic!("the sleep is given up before it ends");
        }
    }
    impl Drop for DropsASleep {
        fn drop(&mut self) {
            drop(OTHER.take());
        }
    }
    within_a_minute(|| {
        block_on(async {
            let long = || Box::pin(sleep(Duration::from_secs(1000)));
            let mut other = long();
            poll_fn(|cx| {
                assert!(other.as_mut().poll(cx).is_pending());
                Poll::Ready(())
            })
            .await;
            OTHER.set(Some(other));
            let waker = Waker::from(Arc::new(DropsASleep));
            let mut sleep = long();
            let mut cx = std::task::Context::from_waker(&waker);
            assert!(sleep.as_mut().poll(&mut cx).is_pending());
            drop(waker);
            drop(sleep);
            // Until the cancelled timers are swept out, and the waker with one.
            for _ in 0..3 {
                let mut sleep = long();
                poll_fn(|cx| {
                    assert!(sleep.as_mut().poll(cx).is_pending());
                    Poll::Ready(())
                })
                .await;
            }
            assert!(OTHER.take().is_none());
        });
    });
}

/// Two tasks that are always ready, until they are cancelled.
fn spin() -> [JoinHandle<()>; 2] {
    [(), ()].map(|()| {
        spawn(async {
            loop {
                yield_now().await;
            }
        })
    })
}

#[test]
fn a_timer_fires_while_other_tasks_are_always_ready() {
    within_a_minute(|| {
        block_on(async {
            let _busy = spin();
            sleep(ms(5)).await;
        });
    });
}

#[test]
fn a_socket_is_read_while_other_tasks_are_always_ready() {
    within_a_minute(|| {
        block_on(async {
            let _busy = spin();
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
            let listener = listener.expect("a port");
            let address = listener.local_addr().expect("it is bound");
            let client = thread::spawn(move || {
                let mut stream = std::net::TcpStream::connect(address)?;
                thread::sleep(ms(5));
                std::io::Write::write_all(&mut stream, b"hello")
            });
            let mut stream = listener.accept().await.expect("a client").0;
            let mut word = [0; 5];
            stream.read_exact(&mut word).await.expect("a word");
            client.join().expect("no panic").expect("a connection");
        });
    });
}

#[test]
fn a_thread_wakes_a_task_while_other_tasks_are_always_ready() {
    within_a_minute(|| {
        block_on(async {
            let _busy = spin();
            let place = Rc::new(RefCell::new(None));
            let task = spawn(wait(Rc::clone(&place)));
            yield_now().await;
            let waker: Waker = place.take().expect("it was polled");
            thread::spawn(move || {
                thread::sleep(ms(5));
                waker.wake();
            });
            task.await.expect("it does not panic");
        });
    });
}

#[test]
fn a_task_that_connects_again_and_again_lets_others_accept() {
    within_a_minute(|| {
        block_on(async {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
            let listener = listener.expect("a port");
            let address = listener.local_addr().expect("it is bound");
            let accepted = Rc::new(Cell::new(0));
            let accepted_too = Rc::clone(&accepted);
            spawn(async move {
                loop {
                    listener.accept().await.expect("a client");
                    accepted_too.set(accepted_too.get() + 1);
                }
            });
            let mut ahead = 0;
            for nth in 1..=100 {
                TcpStream::connect(address).await.expect("a listener");
                ahead = ahead.max(nth - accepted.get());
            }
            assert!(ahead < 20, "{ahead} connections wait to be accepted");
        });
    });
}

#[test]
fn a_waker_of_an_earlier_run_does_not_wake_the_future_of_a_later_one() {
    within_a_minute(|| {
        let event_loop = EventLoop::new();
        let place = Rc::new(RefCell::new(None));
        let first = wait(Rc::clone(&place));
        let mut first = std::pin::pin!(first);
        event_loop.block_on(poll_fn(|cx| {
            assert!(first.as_mut().poll(cx).is_pending());
            Poll::Ready(())
        }));
        let old: Waker = place.take().expect("it was polled");
        let polls = Cell::new(0);
        let mut end = std::pin::pin!(sleep(ms(20)));
        event_loop.spawn(async move {
            yield_now().await;
            old.wake();
        });
        event_loop.block_on(poll_fn(|cx| {
            polls.set(polls.get() + 1);
            end.as_mut().poll(cx)
        }));
        assert_eq!(polls.get(), 2);
    });
}

/// A waker that is not the loop's, and panics when it is called.
struct Panics;

impl std::task::Wake for Panics {
    fn wake(self: Arc<Self>) {
        panic!("a waker that panics");
    }
}

#[test]
fn a_foreign_waker_that_panics_keeps_no_timer_from_firing() {
    within_a_minute(|| {
        block_on(async {
            let waker = Waker::from(Arc::new(Panics));
            let mut cx = std::task::Context::from_waker(&waker);
            let mut foreign = Box::pin(sleep(ms(5)));
            assert!(foreign.as_mut().poll(&mut cx).is_pending());
            let others: Vec<_> = (0..5).map(|_| spawn(sleep(ms(5)))).collect();
            thread::sleep(ms(10));
            for other in others {
                other.await.expect("it does not panic");
            }
        });
    });
}

#[test]
fn a_foreign_waker_that_panics_loses_no_event_of_other_sockets() {
    within_a_minute(|| {
        block_on(async {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
            let listener = listener.expect("a port");
            let address = listener.local_addr().expect("it is bound");
            let mut pairs = Vec::new();
            for _ in 0..5 {
                let client = TcpStream::connect(address).await;
                let server = listener.accept().await.expect("a client").0;
                pairs.push((client.expect("a listener"), server));
            }
            // One of them is waited for with a waker that panics.
            let waker = Waker::from(Arc::new(Panics));
            let mut cx = std::task::Context::from_waker(&waker);
            let (mut client, mut server) = pairs.remove(0);
            let mut buffer = [0];
            {
                let mut read = Box::pin(server.read(&mut buffer));
                assert!(read.as_mut().poll(&mut cx).is_pending());
                client.write_all(b"!").await.expect("a connection");
                let readers =
                    pairs.into_iter().map(|(mut client, mut server)| {
                        spawn(async move {
                            client.write_all(b"!").await?;
                            server.read_exact(&mut [0]).await
                        })
                    });
                for reader in readers.collect::<Vec<_>>() {
                    let read = reader.await.expect("it does not panic");
                    read.expect("a connection");
                }
            }
        });
    });
}

#[test]
fn a_panic_whose_payload_panics_in_its_drop_finishes_its_task() {
    struct PanicsInDrop;
    impl Drop for PanicsInDrop {
        fn drop(&mut self) {
            panic!("a payload that panics");
        }
    }
    /// Panics in its poll, and with such a payload in its drop.
    struct Bad;
    impl Future for Bad {
        type Output = ();
        fn poll(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> Poll<()> {
            panic!("in its poll");
        }
    }
    impl Drop for Bad {
        fn drop(&mut self) {
            std::panic::panic_any(PanicsInDrop);
        }
    }
    within_a_minute(|| {
        block_on(async {
            let error = spawn(Bad).await.expect_err("it panics");
            assert_eq!(error.to_string(), "the task panicked: in its poll");
        });
    });
}

#[test]
fn a_join_error_says_what_happened() {
    block_on(async {
        let panicked = spawn(async { panic!("the kettle is empty") }).await;
        let error = panicked.expect_err("it panics");
        assert_eq!(error.to_string(), "the task panicked: the kettle is empty");
        let task = spawn(pending::<()>());
        task.cancel();
        let error: Box<dyn std::error::Error> =
            task.await.expect_err("it is cancelled").into();
        assert_eq!(error.to_string(), "the task was cancelled");
    });
}

#[test]
fn a_loop_runs_for_ever_until_a_task_stops_it() {
    within_a_minute(|| {
        let event_loop = EventLoop::new();
        let ticks = Rc::new(Cell::new(0));
        let ticks_too = Rc::clone(&ticks);
        event_loop.spawn(async move {
            loop {
                sleep(ms(1)).await;
                ticks_too.set(ticks_too.get() + 1);
                if ticks_too.get() % 3 == 0 {
                    stop();
                }
            }
        });
        event_loop.run_forever();
        assert_eq!(ticks.get(), 3);
        // The tasks that are left keep running.
        event_loop.run_forever();
        assert_eq!(ticks.get(), 6);
        let dropped = Rc::new(Cell::new(0));
        let guard = Dropped(Rc::clone(&dropped));
        event_loop.spawn(async move {
            let _guard = guard;
            pending::<()>().await;
        });
        event_loop.close();
        assert_eq!(dropped.get(), 1);
    });
}

#[test]
fn an_old_unpark_does_not_cut_the_silence_short() {
    within_a_minute(|| {
        let began = Instant::now();
        thread::current().unpark();
        let said = panic_of(|| block_on(pending::<()>()));
        assert!(said.contains("nothing is left"), "{said}");
        assert!(began.elapsed() >= ms(100));
    });
}

#[test]
fn blocking_calls_run_at_the_same_time_and_not_on_the_loop_s_thread() {
    within_a_minute(|| {
        block_on(async {
            // Each call waits until all of them run.
            let all = Arc::new(std::sync::Barrier::new(10));
            let calls: Vec<_> = (0..10)
                .map(|n| {
                    let all = Arc::clone(&all);
                    spawn_blocking(move || {
                        all.wait();
                        (n, thread::current().id())
                    })
                })
                .collect();
            for (nth, call) in calls.into_iter().enumerate() {
                let (n, id) = call.await.expect("it does not panic");
                assert_eq!(n, nth);
                assert_ne!(id, thread::current().id());
            }
        });
    });
}

#[test]
fn more_calls_than_threads_are_done_one_after_another() {
    within_a_minute(|| {
        block_on(async {
            let calls: Vec<_> = (0..1000)
                .map(|n| {
                    spawn_blocking(move || {
                        thread::sleep(ms(1));
                        n
                    })
                })
                .collect();
            let mut sum = 0;
            for call in calls {
                sum += call.await.expect("it does not panic");
            }
            assert_eq!(sum, 499_500);
        });
    });
}

#[test]
fn the_panic_of_a_call_that_blocks_is_that_of_its_task() {
    within_a_minute(|| {
        block_on(async {
            let call = || -> () { panic!("the pan is hot") };
            let error = spawn_blocking(call).await.expect_err("it panics");
            assert_eq!(error.to_string(), "the task panicked: the pan is hot");
        });
    });
}
