//! What the cards and the README say of the runtimes, and no program shows.

use std::{
    env,
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpStream},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

use tokio::{
    io::AsyncReadExt,
    net::TcpListener,
    runtime::{Builder, Runtime},
    task::yield_now,
    time::sleep,
};

/// Longer than anything takes here, on a busy machine, too.
const DEADLINE: Duration = Duration::from_secs(30);

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

fn workers(n: usize) -> Runtime {
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(n).enable_all();
    builder.build().expect("the runtime should start")
}

fn current_thread() -> Runtime {
    let mut builder = Builder::new_current_thread();
    builder.enable_all();
    builder.build().expect("the runtime should start")
}

/// How many of 200 sleeps of no time take less than a millisecond.
async fn sleeps_below_a_millisecond() -> usize {
    let is_short = async |n: u64| {
        // Not always at the same moment of a tick.
        let until = Instant::now() + Duration::from_micros(n * 377 % 1000);
        while Instant::now() < until {}
        let start = Instant::now();
        sleep(Duration::ZERO).await;
        start.elapsed() < ms(1)
    };
    let mut count = 0;
    for n in 0..200 {
        count += usize::from(is_short(n).await);
    }
    count
}

#[test]
fn a_sleep_of_zero_may_end_within_its_millisecond_beside_a_yielding_task() {
    let idle = current_thread().block_on(sleeps_below_a_millisecond());
    let busy = current_thread().block_on(async {
        tokio::spawn(async {
            loop {
                yield_now().await;
            }
        });
        sleeps_below_a_millisecond().await
    });
    assert!(idle < 50 && busy > 50, "{idle} of 200 idle, {busy} busy");
}

/// All workers of async-std block at the same time, too.
#[test]
fn block_on_a_timer_in_a_task_works_on_async_std_and_smol() {
    let (done, is_done) = channel();
    let cores = thread::available_parallelism().expect("cores").get();
    for _ in 0..cores {
        let done = done.clone();
        async_std::task::spawn(async move {
            async_std::task::block_on(async_std::task::sleep(ms(50)));
            done.send("async-std").ok();
        });
    }
    let task = smol::spawn(async move {
        smol::block_on(smol::Timer::after(ms(50)));
        done.send("smol").ok();
    });
    task.detach();
    for _ in 0..=cores {
        is_done.recv_timeout(DEADLINE).expect("it should not hang");
    }
}

#[test]
fn block_on_polls_spawned_tasks_only_where_no_worker_does() {
    let here = thread::current().id();
    let polled = || async { thread::current().id() };
    let on_tokio = || async { tokio::spawn(polled()).await.expect("no panic") };
    assert_ne!(workers(2).block_on(on_tokio()), here);
    assert_eq!(current_thread().block_on(on_tokio()), here);
    let on_async_std = async { async_std::task::spawn(polled()).await };
    assert_ne!(async_std::task::block_on(on_async_std), here);
    let local = async { async_std::task::spawn_local(polled()).await };
    assert_eq!(async_std::task::block_on(local), here);
    assert_ne!(smol::block_on(async { smol::spawn(polled()).await }), here);
    let executor = smol::Executor::new();
    let task = executor.spawn(polled());
    assert_eq!(smol::block_on(executor.run(task)), here);
}

/// How many cooks, one after the other, a timer of `main` waits for.
fn delay_of_main(n: usize) -> usize {
    let ended = Arc::new(AtomicUsize::new(0));
    workers(n).block_on(async {
        for _ in 0..4 {
            let ended = Arc::clone(&ended);
            tokio::spawn(async move {
                thread::sleep(ms(400));
                ended.fetch_add(1, Ordering::SeqCst);
            });
        }
        sleep(ms(50)).await;
        ended.load(Ordering::SeqCst).div_ceil(n)
    })
}

#[test]
fn tokios_main_is_delayed_for_4_2_1_1_or_0_rounds_with_1_to_5_workers() {
    let delays =
        [1, 2, 3, 4, 5].map(|n| thread::spawn(move || delay_of_main(n)));
    let delays = delays.map(|delay| delay.join().expect("no panic"));
    assert_eq!(delays, [4, 2, 1, 1, 0]);
}

/// Whether a timer that is due and a socket that is ready wake no task while
/// another task blocks its worker.
fn nothing_wakes(workers_in_all: usize) -> bool {
    let runtime = workers(workers_in_all);
    let (woken, is_woken): (Sender<()>, Receiver<()>) = channel();
    let (blocks, is_blocked) = channel();
    let (release, is_released) = channel::<()>();
    let listener =
        runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)));
    let listener = listener.expect("a free port");
    let address = listener.local_addr().expect("it is bound");
    let mut client = TcpStream::connect(address).expect("it listens");
    let by_socket = woken.clone();
    runtime.spawn(async move {
        let (mut server, _) = listener.accept().await.expect("a client");
        server.read_u8().await.expect("a byte comes");
        by_socket.send(()).ok();
    });
    runtime.spawn(async move {
        sleep(ms(400)).await;
        woken.send(()).ok();
    });
    runtime.spawn(async move {
        sleep(ms(300)).await;
        blocks.send(()).ok();
        is_released.recv_timeout(DEADLINE).ok();
    });
    is_blocked.recv_timeout(DEADLINE).expect("it blocks");
    client.write_all(b"x").expect("it is connected");
    let is_silent = is_woken.recv_timeout(ms(600)).is_err();
    release.send(()).ok();
    if is_silent {
        for _ in 0..2 {
            is_woken.recv_timeout(DEADLINE).expect("it is free again");
        }
    }
    is_silent
}

/// It is not promised: a worker that is not parked yet would take the driver.
#[test]
fn a_task_that_blocks_can_stop_timers_and_sockets_of_4_and_16_workers() {
    for n in [4, 16] {
        assert!((0..5).any(|_| nothing_wakes(n)), "{n} workers");
    }
}

#[test]
fn a_blocking_call_that_is_queued_when_tokio_shuts_down_may_still_run() {
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(1).max_blocking_threads(1);
    let runtime = builder.build().expect("the runtime should start");
    let (run, has_run) = channel();
    let (release, is_released) = channel::<()>();
    let first = run.clone();
    runtime.spawn_blocking(move || {
        first.send("first").ok();
        is_released.recv_timeout(DEADLINE).ok();
    });
    runtime.spawn_blocking(move || run.send("second"));
    assert_eq!(has_run.recv_timeout(DEADLINE), Ok("first"));
    assert!(has_run.recv_timeout(ms(100)).is_err(), "it is queued");
    runtime.shutdown_background();
    release.send(()).expect("the first call still runs");
    assert_eq!(has_run.recv_timeout(DEADLINE), Ok("second"));
}

const CHILD: &str = "main_returns_while_a_task_reads_stdin";

#[test]
#[ignore = "it is a process that the next test starts"]
fn main_returns_while_a_task_reads_stdin() {
    match env::var("RUNTIME").as_deref() {
        Ok("tokio") => workers(2).block_on(async {
            tokio::spawn(async { tokio::io::stdin().read_u8().await });
            sleep(ms(300)).await;
            println!("main returns");
        }),
        Ok("async-std") => async_std::task::block_on(async {
            use async_std::io::{ReadExt, stdin};
            async_std::task::spawn(async { stdin().read(&mut [0]).await });
            async_std::task::sleep(ms(300)).await;
            println!("main returns");
        }),
        Ok("smol") => smol::block_on(async {
            use smol::{Unblock, io::AsyncReadExt};
            let mut stdin = Unblock::new(std::io::stdin());
            let read = async move { stdin.read(&mut [0]).await };
            smol::spawn(read).detach();
            smol::Timer::after(ms(300)).await;
            println!("main returns");
        }),
        _ => {}
    }
}

/// A child whose `main` returns; its stdin stays open.
fn start(runtime: &str) -> Child {
    let myself = env::current_exe().expect("this test has a path");
    let mut child = Command::new(myself)
        .args(["--exact", CHILD, "--ignored", "--nocapture"])
        .env("RUNTIME", runtime)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let lines =
        BufReader::new(child.stdout.take().expect("it is piped")).lines();
    let (returns, has_returned) = channel();
    thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if line.contains("main returns") {
                returns.send(()).ok();
            }
        }
    });
    if has_returned.recv_timeout(DEADLINE).is_err() {
        child.kill().ok();
        panic!("{runtime}: main does not return");
    }
    child
}

fn ends_within(child: &mut Child, limit: Duration) -> bool {
    let until = Instant::now() + limit;
    while Instant::now() < until {
        if child.try_wait().expect("it is a child").is_some() {
            return true;
        }
        thread::sleep(ms(10));
    }
    false
}

#[test]
fn a_read_of_stdin_keeps_a_process_alive_on_tokio_only() {
    for runtime in ["tokio", "async-std", "smol"] {
        let mut child = start(runtime);
        let is_tokio = runtime == "tokio";
        let limit = if is_tokio { ms(1000) } else { DEADLINE };
        let ended = ends_within(&mut child, limit);
        drop(child.stdin.take());
        let ended_then = ends_within(&mut child, DEADLINE);
        child.kill().ok();
        assert_eq!(ended, !is_tokio, "{runtime}");
        assert!(ended_then, "{runtime}, when its stdin ends");
    }
}
