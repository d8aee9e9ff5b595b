//! What the cards and the README say of the runtimes, and no program shows.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Sender, channel},
    },
    thread,
    time::Duration,
};

use futures::future::{BoxFuture, FutureExt, pending};
use tokio::{
    runtime::{Builder, Runtime},
    task::yield_now,
};

/// Longer than anything takes here, on a busy machine, too.
const DEADLINE: Duration = Duration::from_secs(30);

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

fn one_worker() -> Runtime {
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(1).enable_time();
    builder.build().expect("the runtime should start")
}

/// The order in which `tasks` tasks play on `runtime`; each yields after each
/// of its `rounds` turns.
fn turns(runtime: &Runtime, tasks: usize, rounds: usize) -> Vec<usize> {
    let turns: Arc<Mutex<Vec<usize>>> = Arc::default();
    let all = Arc::clone(&turns);
    let play = async move {
        let player = |n| {
            let turns = Arc::clone(&all);
            tokio::spawn(async move {
                for _ in 0..rounds {
                    turns.lock().expect("no panic").push(n);
                    yield_now().await;
                }
            })
        };
        for player in (0..tasks).map(player).collect::<Vec<_>>() {
            player.await.expect("no panic");
        }
    };
    runtime.block_on(async { tokio::spawn(play).await.expect("no panic") });
    Arc::into_inner(turns)
        .expect("no task")
        .into_inner()
        .expect("no panic")
}

#[test]
fn tokio_runs_deferred_tasks_again_after_61_polls() {
    let mut builder = Builder::new_current_thread();
    let runtime = builder.build().expect("the runtime should start");
    let turns = turns(&runtime, 100, 2);
    // One poll is of the task that spawns the others.
    let second: Vec<usize> = (0..60).rev().chain((60..100).rev()).collect();
    assert_eq!(turns[100..], second);
}

#[test]
fn on_a_worker_of_tokio_a_task_may_run_twice_in_a_row_after_61_polls() {
    let turns = turns(&one_worker(), 3, 45);
    let runs_twice =
        |turns: &[usize]| turns.windows(2).any(|two| two[0] == two[1]);
    assert!(!runs_twice(&turns[..60]) && runs_twice(&turns), "{turns:?}");
}

#[test]
fn on_one_thread_a_task_starts_only_when_its_creator_waits() {
    let mut builder = Builder::new_current_thread();
    let runtime = builder.build().expect("the runtime should start");
    let (start, started) = channel();
    let task = || {
        let start = start.clone();
        async move { start.send(()).expect("it is open") }
    };
    runtime.block_on(async {
        tokio::spawn(task());
        assert!(started.try_recv().is_err());
        yield_now().await;
        assert!(started.try_recv().is_ok());
        tokio::spawn(task());
    });
    drop(runtime);
    assert!(started.try_recv().is_err(), "its creator never waited");
    let executor = smol::LocalExecutor::new();
    smol::block_on(executor.run(async {
        executor.spawn(task()).detach();
        assert!(started.try_recv().is_err());
        smol::future::yield_now().await;
        assert!(started.try_recv().is_ok());
        executor.spawn(task()).detach();
    }));
    drop(executor);
    assert!(started.try_recv().is_err(), "its creator never waited");
}

#[test]
fn a_channel_of_smol_does_not_use_tokios_budget() {
    let read = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&read);
    let (send, receive) = smol::channel::bounded(1000);
    for _ in 0..1000 {
        send.try_send(()).expect("there is room");
    }
    let mut builder = Builder::new_current_thread();
    let runtime = builder.build().expect("the runtime should start");
    let seen = runtime.block_on(async move {
        tokio::spawn(async move {
            while receive.recv().await.is_ok() {
                read.fetch_add(1, Ordering::Relaxed);
            }
        });
        let visitor = async move { seen.load(Ordering::Relaxed) };
        tokio::spawn(visitor).await.expect("no panic")
    });
    assert_eq!(seen, 1000);
}

/// Says so when its task is dropped.
struct Coat(Sender<&'static str>);

impl Drop for Coat {
    fn drop(&mut self) {
        self.0.send("dropped").ok();
    }
}

/// What happens first: the tasks that block the workers end, or a task that was
/// cancelled meanwhile is dropped. `spawn` starts a task, `cancel` cancels it.
fn first_to_end<T>(
    workers: usize,
    spawn: impl Fn(BoxFuture<'static, ()>) -> T,
    cancel: impl Fn(T),
) -> &'static str {
    let (end, ended) = channel();
    let (block, is_blocked) = channel();
    let coat = Coat(end.clone());
    let waiting = spawn(Box::pin(async move {
        let _coat = coat;
        pending().await
    }));
    let release: Vec<_> = (0..workers)
        .map(|_| {
            let (release, is_released) = channel::<()>();
            let (end, block) = (end.clone(), block.clone());
            let blocking = spawn(Box::pin(async move {
                block.send(()).ok();
                is_released.recv_timeout(DEADLINE).ok();
                end.send("unblocked").ok();
            }));
            (release, blocking)
        })
        .collect();
    for _ in 0..workers {
        is_blocked.recv_timeout(DEADLINE).expect("it blocks");
    }
    cancel(waiting);
    let first = ended.recv_timeout(ms(200));
    for (release, _) in &release {
        release.send(()).ok();
    }
    first
        .or_else(|_| ended.recv_timeout(DEADLINE))
        .expect("one ends")
}

#[test]
fn a_task_that_waits_is_dropped_when_a_worker_is_free() {
    let runtime = one_worker();
    let first =
        first_to_end(1, |task| runtime.spawn(task), |task| task.abort());
    assert_eq!(first, "unblocked", "on tokio");
    let cores = thread::available_parallelism().expect("cores").get();
    let first = first_to_end(cores, async_std::task::spawn, |task| {
        assert_eq!(task.cancel().now_or_never(), None);
    });
    assert_eq!(first, "unblocked", "on async-std");
    let first = first_to_end(1, smol::spawn, drop);
    assert_eq!(first, "unblocked", "on smol");
}

/// Whether a task still finishes after `cancel`.
fn finishes<T>(
    spawn: impl Fn(BoxFuture<'static, ()>) -> T,
    cancel: impl Fn(T),
) -> bool {
    let (go, is_gone) = smol::channel::bounded(1);
    let (finish, has_finished) = channel();
    let task = spawn(Box::pin(async move {
        is_gone.recv().await.ok();
        finish.send(()).ok();
    }));
    cancel(task);
    go.try_send(()).ok();
    has_finished.recv_timeout(DEADLINE).is_ok()
}

#[test]
fn async_stds_cancel_does_nothing_unless_awaited() {
    let not_awaited =
        |task: async_std::task::JoinHandle<()>| drop(task.cancel());
    assert!(finishes(async_std::task::spawn, not_awaited));
    let awaited = |task: async_std::task::JoinHandle<()>| {
        async_std::task::block_on(task.cancel());
    };
    assert!(!finishes(async_std::task::spawn, awaited));
    let on_smol = |task: smol::Task<()>| drop(task.cancel());
    assert!(!finishes(smol::spawn, on_smol));
    let runtime = one_worker();
    let on_tokio = |task: tokio::task::JoinHandle<()>| task.abort();
    assert!(!finishes(|task| runtime.spawn(task), on_tokio));
}

struct Water;

struct Tea;

fn with_callbacks(serve: impl FnOnce(Tea) + Send + 'static) {
    boil_and_then(|water| {
        brew_and_then(water, |tea| {
            serve(tea);
        });
    });
}

async fn with_await(serve: impl FnOnce(Tea)) {
    let water = boil().await;
    let tea = brew(water).await;
    serve(tea);
}

fn boil_and_then(then: impl FnOnce(Water) + Send + 'static) {
    thread::spawn(|| {
        thread::sleep(ms(1));
        then(Water);
    });
}

fn brew_and_then(_: Water, then: impl FnOnce(Tea) + Send + 'static) {
    thread::spawn(|| {
        thread::sleep(ms(1));
        then(Tea);
    });
}

async fn boil() -> Water {
    smol::Timer::after(ms(1)).await;
    Water
}

async fn brew(_: Water) -> Tea {
    smol::Timer::after(ms(1)).await;
    Tea
}

#[test]
fn tea_is_served_with_callbacks_and_with_await() {
    let (serve, served) = channel();
    let serve_again = serve.clone();
    with_callbacks(move |Tea| serve.send("with callbacks").expect("a guest"));
    let tea = served.recv_timeout(DEADLINE);
    assert_eq!(tea, Ok("with callbacks"));
    let serve = |Tea| serve_again.send("with await").expect("a guest");
    smol::block_on(with_await(serve));
    assert_eq!(served.try_recv(), Ok("with await"));
}
