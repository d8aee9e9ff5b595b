//! What every executor promises: each step of the first loop, and our loop.
//!
//! The macros expand to tests of the `block_on`, `spawn`, `sleep` and
//! `yield_now`, the `TcpListener` and the `TcpStream` that are in scope.

// For the tests in the macros.
pub use std::{
    cell::{Cell, RefCell},
    future::{Future, pending, poll_fn},
    io::ErrorKind,
    net::Ipv4Addr,
    rc::Rc,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll, Wake, Waker},
    thread,
    time::{Duration, Instant},
};

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc,
};

/// A test that hangs is one that fails.
pub fn within_a_minute(test: impl FnOnce() + Send + 'static) {
    let (done, is_done) = mpsc::channel();
    let test = thread::spawn(move || {
        test();
        done.send(()).ok();
    });
    match is_done.recv_timeout(Duration::from_secs(60)) {
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("it hangs"),
        _ => {
            if let Err(panic) = test.join() {
                std::panic::resume_unwind(panic);
            }
        }
    }
}

pub fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

/// What a panic says.
pub fn message_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or(panic.downcast_ref().copied()).unwrap_or("")
}

/// What a call panics with.
pub fn panic_of<T>(call: impl FnOnce() -> T) -> String {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(_) => panic!("it did not panic"),
        Err(panic) => message_of(&*panic).to_owned(),
    }
}

/// Counts how often it is dropped.
pub struct Dropped(pub Rc<Cell<usize>>);

impl Drop for Dropped {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

/// Does what it is told when its last clone is dropped.
pub struct CallsWhenDropped(pub fn());

impl Wake for CallsWhenDropped {
    fn wake(self: Arc<Self>) {
        panic!("only its drop is of interest");
    }
}

impl Drop for CallsWhenDropped {
    fn drop(&mut self) {
        self.0();
    }
}

/// Receives 100 numbers, which another thread sends one by one.
pub async fn receive_from_a_thread() {
    let (send, receive) = smol::channel::bounded(1);
    let sender = thread::spawn(move || {
        for n in 0..100 {
            send.send_blocking(n).expect("a receiver is left");
        }
    });
    for n in 0..100 {
        assert_eq!(receive.recv().await, Ok(n));
    }
    sender.join().expect("it does not panic");
}

/// Polls a future once, with the waker of the task that awaits this.
pub async fn poll_once<F: Future + Unpin>(future: &mut F) -> Poll<F::Output> {
    poll_fn(|cx| Poll::Ready(std::pin::Pin::new(&mut *future).poll(cx))).await
}

/// How much processor time this thread has used.
#[cfg(target_os = "linux")]
pub fn processor_time() -> Duration {
    use nix::time::{ClockId, clock_gettime};
    let clock = ClockId::CLOCK_THREAD_CPUTIME_ID;
    clock_gettime(clock).expect("Linux has it").into()
}

/// What `block_on` alone promises.
macro_rules! block_on_tests {
    () => {
        #[test]
        fn a_future_that_is_ready_ends_the_loop_immediately() {
            assert_eq!(block_on(async { 7 }), 7);
        }

        #[test]
        fn a_future_may_borrow() {
            let text = String::from("seven");
            assert_eq!(block_on(async { text.len() }), 5);
        }

        #[test]
        fn a_wake_during_a_poll_is_not_lost() {
            within_a_minute(|| block_on(yield_now()));
        }

        #[test]
        fn a_wake_counts_even_if_the_poll_parks_the_thread() {
            within_a_minute(|| {
                let mut woken = false;
                block_on(poll_fn(|cx| {
                    if std::mem::replace(&mut woken, true) {
                        return Poll::Ready(());
                    }
                    let waker = cx.waker().clone();
                    let thread = thread::spawn(move || waker.wake());
                    thread.join().expect("it does not panic");
                    // The waker unparked us; this uses it up.
                    thread::park_timeout(ms(1));
                    Poll::Pending
                }));
            });
        }

        #[test]
        fn unparking_the_thread_is_not_a_wake() {
            within_a_minute(|| {
                let this = thread::current();
                let unparks = thread::spawn(move || {
                    for _ in 0..100 {
                        thread::sleep(Duration::from_micros(100));
                        this.unpark();
                    }
                });
                let (send, receive) = smol::channel::bounded(1);
                let sends = thread::spawn(move || {
                    unparks.join().expect("it does not panic");
                    send.send_blocking(()).expect("a receiver is left");
                });
                let mut polls = 0;
                let mut receive = Box::pin(receive.recv());
                let got = block_on(poll_fn(|cx| {
                    polls += 1;
                    receive.as_mut().poll(cx)
                }));
                assert_eq!((got, polls), (Ok(()), 2));
                sends.join().expect("it does not panic");
            });
        }

        #[test]
        fn four_threads_send_40_000_messages_and_none_is_lost() {
            within_a_minute(|| {
                let (send, receive) = smol::channel::bounded(64);
                let sends = [(); 4].map(|()| {
                    let send = send.clone();
                    thread::spawn(move || {
                        for n in 1..=10_000_u64 {
                            send.send_blocking(n).expect("a receiver is left");
                        }
                    })
                });
                drop(send);
                let sum = block_on(async {
                    let mut sum = 0;
                    while let Ok(n) = receive.recv().await {
                        sum += n;
                    }
                    sum
                });
                assert_eq!(sum, 4 * 10_000 * 10_001 / 2);
                for sends in sends {
                    sends.join().expect("it does not panic");
                }
            });
        }

        #[test]
        fn two_loops_on_two_threads_make_20_000_round_trips() {
            within_a_minute(|| {
                let (ping, pinged) = smol::channel::bounded(1);
                let (pong, ponged) = smol::channel::bounded(1);
                let partner = thread::spawn(move || {
                    block_on(async move {
                        while let Ok(n) = pinged.recv().await {
                            pong.send(n).await.expect("a receiver is left");
                        }
                    });
                });
                block_on(async move {
                    for n in 0..20_000 {
                        ping.send(n).await.expect("a receiver is left");
                        assert_eq!(ponged.recv().await, Ok(n));
                    }
                });
                partner.join().expect("it does not panic");
            });
        }

        #[test]
        fn a_panic_comes_out_and_the_next_block_on_works() {
            let said = panic_of(|| block_on(async { panic!("on purpose") }));
            assert_eq!(said, "on purpose");
            assert_eq!(block_on(async { 7 }), 7);
        }

        #[test]
        fn a_waker_that_outlives_its_loop_wakes_nothing() {
            within_a_minute(|| {
                let waker =
                    block_on(poll_fn(|cx| Poll::Ready(cx.waker().clone())));
                waker.wake_by_ref();
                let mut polls = 0;
                let (send, receive) = smol::channel::bounded::<()>(1);
                let thread = thread::spawn(move || {
                    waker.wake();
                    thread::sleep(ms(10));
                    drop(send);
                });
                let mut receive = Box::pin(receive.recv());
                block_on(poll_fn(|cx| {
                    polls += 1;
                    receive.as_mut().poll(cx)
                }))
                .expect_err("it is closed");
                assert_eq!(polls, 2);
                thread.join().expect("it does not panic");
            });
        }

        #[test]
        #[cfg(target_os = "linux")]
        fn it_waits_for_another_thread_without_using_the_processor() {
            within_a_minute(|| {
                let (send, receive) = smol::channel::bounded(1);
                let sender = thread::spawn(move || {
                    thread::sleep(ms(1000));
                    send.send_blocking(7).expect("a receiver is left");
                });
                let before = processor_time();
                assert_eq!(block_on(receive.recv()), Ok(7));
                let used = processor_time() - before;
                assert!(used < ms(100), "{used:?} of a second");
                sender.join().expect("it does not panic");
            });
        }
    };
}

/// What tasks promise.
macro_rules! task_tests {
    () => {
        #[test]
        fn tasks_run_in_the_order_in_which_they_were_spawned() {
            let order = block_on(async {
                let order = Rc::new(RefCell::new(Vec::new()));
                let inner = Rc::clone(&order);
                // From main, and from a task.
                let task = spawn(async move {
                    let handles: Vec<_> = (0..10)
                        .map(|n| {
                            let order = Rc::clone(&inner);
                            spawn(async move { order.borrow_mut().push(n) })
                        })
                        .collect();
                    for handle in handles {
                        handle.await;
                    }
                });
                task.await;
                order.take()
            });
            assert_eq!(order, (0..10).collect::<Vec<_>>());
        }

        #[test]
        fn tasks_that_yield_take_turns() {
            let order = block_on(async {
                let order = Rc::new(RefCell::new(String::new()));
                let handles = ["a", "b", "c"].map(|name| {
                    let order = Rc::clone(&order);
                    spawn(async move {
                        for _ in 0..3 {
                            order.borrow_mut().push_str(name);
                            yield_now().await;
                        }
                    })
                });
                for handle in handles {
                    handle.await;
                }
                order.take()
            });
            assert_eq!(order, "abcabcabc");
        }

        #[test]
        fn a_wake_polls_the_task_that_it_is_for_and_no_other() {
            within_a_minute(|| {
                let polls = block_on(async {
                    let polls = Rc::new(Cell::new(0));
                    let count = Rc::clone(&polls);
                    let _waits = spawn(poll_fn(move |_| {
                        count.set(count.get() + 1);
                        Poll::<()>::Pending
                    }));
                    for _ in 0..10 {
                        spawn(yield_now()).await;
                    }
                    polls.get()
                });
                assert_eq!(polls, 1);
            });
        }

        #[test]
        fn a_dropped_handle_detaches_its_task() {
            within_a_minute(|| {
                let (send, receive) = smol::channel::bounded(1);
                let done = block_on(async {
                    drop(spawn(async move {
                        yield_now().await;
                        send.send(7).await.expect("a receiver is left");
                    }));
                    receive.recv().await
                });
                assert_eq!(done, Ok(7));
            });
        }

        #[test]
        fn a_task_that_is_woken_by_its_own_poll_and_by_threads_continues() {
            within_a_minute(|| {
                block_on(async {
                    for _ in 0..1000 {
                        let mut polls = 0;
                        spawn(poll_fn(move |cx| {
                            polls += 1;
                            if polls == 3 {
                                return Poll::Ready(());
                            }
                            cx.waker().wake_by_ref();
                            let waker = cx.waker().clone();
                            thread::spawn(move || waker.wake());
                            Poll::Pending
                        }))
                        .await;
                    }
                });
            });
        }

        #[test]
        fn a_task_that_is_woken_twice_in_a_poll_is_polled_once_more() {
            within_a_minute(|| {
                let polls = Rc::new(Cell::new(0));
                let count = Rc::clone(&polls);
                block_on(async {
                    spawn(async move {
                        let turn = || async {
                            for _ in 0..30 {
                                yield_now().await;
                            }
                        };
                        let both = futures::future::join(turn(), turn());
                        let mut both = Box::pin(both);
                        poll_fn(|cx| {
                            count.set(count.get() + 1);
                            both.as_mut().poll(cx)
                        })
                        .await;
                    })
                    .await;
                });
                assert_eq!(polls.get(), 31);
            });
        }

        #[test]
        fn tasks_that_are_left_at_the_end_are_dropped_once() {
            let drops = Rc::new(Cell::new(0));
            let handles = block_on(async {
                let mut handles = Vec::new();
                for n in 0..100 {
                    let dropped = Dropped(Rc::clone(&drops));
                    handles.push(spawn(async move {
                        let _dropped = dropped;
                        match n % 3 {
                            0 => pending().await,
                            1 => yield_now().await,
                            _ => {}
                        }
                    }));
                }
                yield_now().await;
                let dropped = Dropped(Rc::clone(&drops));
                handles.push(spawn(async move { drop(dropped) }));
                handles
            });
            assert_eq!(drops.get(), 101);
            drop(handles);
            assert_eq!(drops.get(), 101);
        }

        #[test]
        fn a_finished_task_is_dropped_before_its_output_is_seen() {
            let drops = Rc::new(Cell::new(0));
            let dropped = Dropped(Rc::clone(&drops));
            let seen = block_on(async {
                spawn(async move {
                    let _dropped = dropped;
                    yield_now().await;
                })
                .await;
                drops.get()
            });
            assert_eq!(seen, 1);
        }

        #[test]
        fn a_task_s_waker_that_outlives_its_loop_wakes_nothing() {
            within_a_minute(|| {
                let waker = block_on(async {
                    let (send, receive) = smol::channel::bounded(1);
                    drop(spawn(poll_fn(move |cx| {
                        send.try_send(cx.waker().clone()).expect("it is empty");
                        Poll::<()>::Pending
                    })));
                    receive.recv().await.expect("the task is polled")
                });
                waker.wake_by_ref();
                let elsewhere = waker.clone();
                let thread = thread::spawn(move || elsewhere.wake());
                thread.join().expect("it does not panic");
                // In another loop that has tasks in the same places.
                block_on(async {
                    let polls = Rc::new(Cell::new(0));
                    let count = Rc::clone(&polls);
                    drop(spawn(poll_fn(move |_| {
                        count.set(count.get() + 1);
                        Poll::<()>::Pending
                    })));
                    yield_now().await;
                    waker.wake();
                    yield_now().await;
                    yield_now().await;
                    assert_eq!(polls.get(), 1);
                });
            });
        }

        #[test]
        fn a_waker_that_outlives_its_task_wakes_no_other_task() {
            within_a_minute(|| {
                block_on(async {
                    let old =
                        spawn(poll_fn(|cx| Poll::Ready(cx.waker().clone())));
                    let old = old.await;
                    let polls = Rc::new(Cell::new(0));
                    let count = Rc::clone(&polls);
                    let _waits = spawn(poll_fn(move |_| {
                        count.set(count.get() + 1);
                        Poll::<()>::Pending
                    }));
                    for _ in 0..10 {
                        old.wake_by_ref();
                        yield_now().await;
                    }
                    assert_eq!(polls.get(), 1);
                });
            });
        }

        #[test]
        fn a_task_may_spawn_while_it_is_dropped_at_its_end() {
            within_a_minute(|| {
                struct Spawns(smol::channel::Sender<()>);
                impl Drop for Spawns {
                    fn drop(&mut self) {
                        let send = self.0.clone();
                        drop(spawn(async move {
                            send.send(()).await.expect("a receiver is left");
                        }));
                    }
                }
                let (send, receive) = smol::channel::bounded(1);
                let done = block_on(async {
                    let spawns = Spawns(send);
                    drop(spawn(async move {
                        let _spawns = spawns;
                        yield_now().await;
                    }));
                    receive.recv().await
                });
                assert_eq!(done, Ok(()));
            });
        }

        #[test]
        fn a_joiner_s_waker_may_spawn_while_it_is_dropped() {
            block_on(async {
                let mut handle = spawn(yield_now());
                let waker = CallsWhenDropped(|| drop(spawn(async {})));
                let waker = Waker::from(Arc::new(waker));
                let mut cx = Context::from_waker(&waker);
                let first = std::pin::Pin::new(&mut handle).poll(&mut cx);
                assert!(first.is_pending());
                drop(waker);
                // Another waker takes the place of this one.
                handle.await;
            });
        }

        #[test]
        fn a_task_that_is_always_ready_does_not_keep_others_from_running() {
            within_a_minute(|| {
                block_on(async {
                    drop(spawn(async {
                        loop {
                            yield_now().await;
                        }
                    }));
                    let (send, receive) = smol::channel::bounded(1);
                    let sender = thread::spawn(move || {
                        thread::sleep(ms(10));
                        send.send_blocking(7).expect("a receiver is left");
                    });
                    assert_eq!(receive.recv().await, Ok(7));
                    sender.join().expect("it does not panic");
                });
            });
        }

        #[test]
        fn a_hundred_thousand_tasks_wait_at_the_same_time() {
            within_a_minute(|| {
                let sum = block_on(async {
                    let (open, door) = smol::channel::bounded::<()>(1);
                    let tasks: Vec<_> = (0..100_000_u64)
                        .map(|n| {
                            let door = door.clone();
                            spawn(async move {
                                door.recv().await.expect_err("it is closed");
                                n
                            })
                        })
                        .collect();
                    yield_now().await;
                    drop(open);
                    let mut sum = 0;
                    for task in tasks {
                        sum += task.await;
                    }
                    sum
                });
                assert_eq!(sum, 100_000 * 99_999 / 2);
            });
        }
    };
}

/// What timers promise.
macro_rules! timer_tests {
    () => {
        #[test]
        fn timers_fire_in_the_order_of_their_deadlines() {
            within_a_minute(|| {
                let order = block_on(async {
                    let order = Rc::new(RefCell::new(Vec::new()));
                    let delays = [30, 10, 20, 10, 30].into_iter().enumerate();
                    let handles: Vec<_> = delays
                        .map(|(nth, delay)| {
                            let order = Rc::clone(&order);
                            // A busy machine may make one long after another.
                            let timer = sleep(ms(delay * 10));
                            spawn(async move {
                                timer.await;
                                order.borrow_mut().push((delay, nth));
                            })
                        })
                        .collect();
                    for handle in handles {
                        handle.await;
                    }
                    order.take()
                });
                let by_deadline = [(10, 1), (10, 3), (20, 2), (30, 0), (30, 4)];
                assert_eq!(order, by_deadline);
            });
        }

        #[test]
        fn no_sleep_ends_early() {
            within_a_minute(|| {
                block_on(async {
                    for _ in 0..50 {
                        let began = Instant::now();
                        sleep(Duration::from_micros(200)).await;
                        assert!(began.elapsed() >= Duration::from_micros(200));
                    }
                });
            });
        }

        #[test]
        fn a_detached_task_sleeps_to_its_end() {
            within_a_minute(|| {
                let (send, receive) = smol::channel::bounded(1);
                let done = block_on(async {
                    drop(spawn(async move {
                        sleep(ms(5)).await;
                        send.send(7).await.expect("a receiver is left");
                    }));
                    sleep(ms(1)).await;
                    receive.recv().await
                });
                assert_eq!(done, Ok(7));
            });
        }

        #[test]
        fn an_endless_sleep_does_not_end_and_can_be_dropped() {
            within_a_minute(|| {
                block_on(async {
                    let mut long = sleep(Duration::MAX);
                    assert!(poll_once(&mut long).await.is_pending());
                    sleep(ms(1)).await;
                    assert!(poll_once(&mut long).await.is_pending());
                });
            });
        }

        #[test]
        fn a_dropped_sleep_leaves_no_waker() {
            within_a_minute(|| {
                let waker = Arc::new(CallsWhenDropped(|| ()));
                block_on(async {
                    let mut long = sleep(Duration::from_secs(1000));
                    let theirs = Waker::from(Arc::clone(&waker));
                    let mut cx = Context::from_waker(&theirs);
                    let first = std::pin::Pin::new(&mut long).poll(&mut cx);
                    assert!(first.is_pending());
                    drop(theirs);
                    assert_eq!(Arc::strong_count(&waker), 2);
                    drop(long);
                    assert_eq!(Arc::strong_count(&waker), 1);
                });
            });
        }

        #[test]
        fn a_sleep_that_gets_another_waker_wakes_that_one() {
            within_a_minute(|| {
                block_on(async {
                    let mut timer = sleep(ms(30));
                    // One task polls it, and another one awaits it.
                    let timer = spawn(async move {
                        assert!(poll_once(&mut timer).await.is_pending());
                        Some(timer)
                    });
                    let timer = timer.await.expect("it is handed on");
                    spawn(timer).await;
                });
            });
        }

        #[test]
        fn timers_fire_while_a_task_is_always_ready() {
            within_a_minute(|| {
                block_on(async {
                    drop(spawn(async {
                        loop {
                            yield_now().await;
                        }
                    }));
                    sleep(ms(20)).await;
                });
            });
        }

        #[test]
        fn a_thread_wakes_a_loop_that_waits_for_a_timer() {
            within_a_minute(|| {
                block_on(async {
                    let _long = spawn(sleep(Duration::from_secs(1000)));
                    receive_from_a_thread().await;
                });
            });
        }

        #[test]
        fn a_timer_s_waker_may_do_anything_while_it_is_dropped_or_called() {
            struct Sleeps;
            impl Wake for Sleeps {
                fn wake(self: Arc<Self>) {
                    SLEEPS.fetch_add(1, Ordering::Relaxed);
                    let mut other = Box::pin(sleep(ms(1)));
                    let mut cx = Context::from_waker(Waker::noop());
                    assert!(other.as_mut().poll(&mut cx).is_pending());
                }
            }
            impl Drop for Sleeps {
                fn drop(&mut self) {
                    Arc::new(Sleeps).wake_once();
                }
            }
            impl Sleeps {
                fn wake_once(self: Arc<Self>) {
                    if SLEEPS.load(Ordering::Relaxed) < 10 {
                        self.wake();
                    } else {
                        std::mem::forget(self);
                    }
                }
            }
            static SLEEPS: AtomicUsize = AtomicUsize::new(0);
            within_a_minute(|| {
                block_on(async {
                    let waker = Waker::from(Arc::new(Sleeps));
                    let mut cx = Context::from_waker(&waker);
                    let mut short = Box::pin(sleep(ms(5)));
                    assert!(short.as_mut().poll(&mut cx).is_pending());
                    let mut long = Box::pin(sleep(ms(500)));
                    assert!(long.as_mut().poll(&mut cx).is_pending());
                    drop(waker);
                    sleep(ms(10)).await;
                    drop(long);
                });
                assert!(SLEEPS.load(Ordering::Relaxed) >= 2);
            });
        }
    };
}

/// What sockets promise.
macro_rules! socket_tests {
    () => {
        fn listen() -> TcpListener {
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port")
        }

        /// macOS lets a process open 256 files.
        #[test]
        fn sixty_connections_are_open_at_the_same_time() {
            within_a_minute(|| {
                block_on(async {
                    let listener = listen();
                    let address = listener.local_addr().expect("it is bound");
                    let server = spawn(async move {
                        let mut open = Vec::new();
                        for _ in 0..60 {
                            let client = listener.accept().await;
                            open.push(client.expect("a client").0);
                        }
                        // All are there before the first is answered.
                        for stream in &mut open {
                            let mut word = [0; 5];
                            stream.read_exact(&mut word).await.expect("a word");
                            stream.write_all(&word).await.expect("a reader");
                        }
                    });
                    let mut clients = Vec::new();
                    for n in 0..60 {
                        clients.push(spawn(async move {
                            let mut stream =
                                TcpStream::connect(address).await?;
                            let mut word = *b"hello";
                            stream.write_all(&word).await?;
                            stream.read_exact(&mut word).await?;
                            // The server has gone: this is the end.
                            stream.read(&mut word).await
                        }));
                        // Fewer at a time than the system's backlog.
                        if n % 30 == 29 {
                            sleep(ms(5)).await;
                        }
                    }
                    server.await;
                    for client in clients {
                        assert_eq!(client.await.expect("a connection"), 0);
                    }
                });
            });
        }

        #[test]
        fn a_megabyte_goes_through_a_full_socket() {
            within_a_minute(|| {
                block_on(async {
                    let listener = listen();
                    let address = listener.local_addr().expect("it is bound");
                    let writer = spawn(async move {
                        let stream = TcpStream::connect(address).await;
                        let mut stream = stream.expect("a listener");
                        let bytes = vec![7; 1 << 20];
                        stream.write_all(&bytes).await.expect("a reader");
                    });
                    let (mut stream, _) =
                        listener.accept().await.expect("a client");
                    sleep(ms(10)).await;
                    let mut bytes = vec![0; 1 << 20];
                    stream.read_exact(&mut bytes).await.expect("a megabyte");
                    assert!(bytes.iter().all(|byte| *byte == 7));
                    let end = stream.read_exact(&mut [0]).await;
                    let end = end.expect_err("the writer has gone").kind();
                    assert_eq!(end, ErrorKind::UnexpectedEof);
                    writer.await;
                });
            });
        }

        #[test]
        fn several_tasks_can_accept_from_one_listener() {
            within_a_minute(|| {
                block_on(async {
                    let listener = Rc::new(listen());
                    let address = listener.local_addr().expect("it is bound");
                    let accepts = [(), (), ()].map(|()| {
                        let listener = Rc::clone(&listener);
                        spawn(async move { listener.accept().await.is_ok() })
                    });
                    let gives_up = spawn({
                        let listener = Rc::clone(&listener);
                        async move {
                            let mut accept = Box::pin(listener.accept());
                            assert!(poll_once(&mut accept).await.is_pending());
                            yield_now().await;
                        }
                    });
                    // A task that stops waiting leaves the others waiting.
                    gives_up.await;
                    for accept in accepts {
                        let _stream = TcpStream::connect(address).await;
                        assert!(accept.await);
                    }
                });
            });
        }

        #[test]
        fn sockets_are_polled_while_a_task_is_always_ready() {
            within_a_minute(|| {
                block_on(async {
                    drop(spawn(async {
                        loop {
                            yield_now().await;
                        }
                    }));
                    let listener = listen();
                    let address = listener.local_addr().expect("it is bound");
                    let client = thread::spawn(move || {
                        thread::sleep(ms(10));
                        std::net::TcpStream::connect(address).is_ok()
                    });
                    listener.accept().await.expect("a client");
                    assert!(client.join().expect("it does not panic"));
                });
            });
        }

        #[test]
        fn a_thread_wakes_a_loop_that_waits_for_a_socket() {
            within_a_minute(|| {
                block_on(async {
                    let listener = listen();
                    let _accepts = spawn(async move {
                        listener.accept().await.expect("it is dropped before");
                    });
                    receive_from_a_thread().await;
                });
            });
        }

        #[test]
        fn connecting_to_a_port_without_a_listener_is_an_error() {
            within_a_minute(|| {
                block_on(async {
                    let address = listen().local_addr().expect("it is bound");
                    let refused = TcpStream::connect(address).await.err();
                    let refused = refused.map(|error| error.kind());
                    assert_eq!(refused, Some(ErrorKind::ConnectionRefused));
                });
            });
        }

        #[test]
        #[cfg(target_os = "linux")]
        fn it_waits_with_a_socket_without_using_the_processor() {
            within_a_minute(|| {
                block_on(async {
                    let _socket = listen();
                    let (send, receive) = smol::channel::bounded(1);
                    let sender = thread::spawn(move || {
                        thread::sleep(ms(1000));
                        send.send_blocking(7).expect("a receiver is left");
                    });
                    let before = processor_time();
                    assert_eq!(receive.recv().await, Ok(7));
                    let used = processor_time() - before;
                    assert!(used < ms(100), "{used:?} of a second");
                    sender.join().expect("it does not panic");
                });
            });
        }
    };
}
