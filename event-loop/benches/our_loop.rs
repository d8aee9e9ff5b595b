//! Our loop beside the ones it explains: nanoseconds of processor time for each
//! operation, and of wall time.
//!
//!     cargo bench -p event-loop
//!     cargo bench -p event-loop -- --json
//!     cargo bench -p event-loop -- --list
//!     cargo bench -p event-loop -- yield-two --rounds 3
//!
//! Each work runs on each runtime in a process of its own, in turn, several
//! rounds; the medians are printed. It takes about five minutes; `--rounds N`,
//! and names of works, narrow it down.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    env,
    future::Future,
    net::SocketAddr,
    process::Command,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// What is measured: a name, and how many operations it is.
const WORKS: [(&str, usize); 10] = [
    ("spawn-million", 1_000_000),
    ("spawn-again", 1_000_000),
    // With each runtime's own `yield_now`; tokio's wakes through its driver.
    ("yield-two", 2_000_000),
    // With one that wakes its own task, the same on all.
    ("yield-two-alike", 2_000_000),
    ("yield-many", 1_000_000),
    ("ping-pong", 500_000),
    ("wake-one", 500_000),
    ("timers", 100_000),
    ("echo", 20_000),
    ("memory", 100_000),
];

/// The bodies, the same for all; each runtime brings `run`, `spawn`,
/// `yield_now` and `sleep`.
macro_rules! works {
    () => {
        pub fn work(name: &str, operations: usize) -> f64 {
            match name {
                "spawn-million" => run(spawn_all(operations)),
                "spawn-again" => run(async move {
                    for _ in 0..operations / 1000 {
                        spawn_all(1000).await;
                    }
                }),
                "yield-two" => run(yields(2, operations / 2)),
                "yield-two-alike" => run(yields_alike(operations / 2)),
                "yield-many" => run(yields(10_000, operations / 10_000)),
                "ping-pong" => run(ping_pong(operations / 2)),
                "wake-one" => run(wake_one(operations / 2)),
                "timers" => run(timers(operations)),
                "echo" => run(echo(operations)),
                "memory" => return run(memory(operations)),
                _ => unreachable!("the parent names works"),
            }
            0.0
        }

        async fn spawn_all(tasks: usize) {
            let handles: Vec<_> =
                (0..tasks).map(|n| spawn(async move { n })).collect();
            for handle in handles {
                let _ = handle.await;
            }
        }

        async fn yields(tasks: usize, times: usize) {
            let handles: Vec<_> = (0..tasks)
                .map(|_| {
                    spawn(async move {
                        for _ in 0..times {
                            yield_now().await;
                        }
                    })
                })
                .collect();
            for handle in handles {
                let _ = handle.await;
            }
        }

        async fn yields_alike(times: usize) {
            let handles = [(), ()].map(|()| {
                spawn(async move {
                    for _ in 0..times {
                        smol::future::yield_now().await;
                    }
                })
            });
            for handle in handles {
                let _ = handle.await;
            }
        }

        async fn ping_pong(rounds: usize) {
            let (ping, pinged) = smol::channel::bounded(1);
            let (pong, ponged) = smol::channel::bounded(1);
            let partner = spawn(async move {
                while let Ok(ball) = pinged.recv().await {
                    pong.send(ball).await.ok();
                }
            });
            let player = spawn(async move {
                for ball in 0..rounds {
                    ping.send(ball).await.ok();
                    ponged.recv().await.ok();
                }
            });
            let _ = player.await;
            let _ = partner.await;
        }

        /// One of ten thousand waiting tasks is woken, and answers.
        async fn wake_one(rounds: usize) {
            let (answer, answers) = smol::channel::bounded(1);
            let doors: Vec<_> = (0..10_000)
                .map(|_| {
                    let (door, knocks) = smol::channel::bounded(1);
                    let answer = answer.clone();
                    let _ = detach(spawn(async move {
                        while let Ok(knock) = knocks.recv().await {
                            answer.send(knock).await.ok();
                        }
                    }));
                    door
                })
                .collect();
            for round in 0..rounds {
                // A stride that meets every door, far from the last one.
                doors[round * 7919 % doors.len()].send(round).await.ok();
                answers.recv().await.ok();
            }
        }

        async fn timers(tasks: usize) {
            let handles: Vec<_> = (0..tasks)
                .map(|n| {
                    // A stride again: all deadlines, in no order.
                    let us = n * 7919 % 100_000;
                    let delay = Duration::from_micros(us as u64);
                    spawn(async move { sleep(delay).await })
                })
                .collect();
            for handle in handles {
                let _ = handle.await;
            }
        }

        /// Bytes for each task.
        async fn memory(tasks: usize) -> f64 {
            static ASLEEP: AtomicUsize = AtomicUsize::new(0);
            let before = resident_bytes();
            let handles: Vec<_> = (0..tasks)
                .map(|_| {
                    spawn(async move {
                        ASLEEP.fetch_add(1, Ordering::Relaxed);
                        sleep(Duration::from_secs(1000)).await;
                    })
                })
                .collect();
            while ASLEEP.load(Ordering::Relaxed) < tasks {
                yield_now().await;
            }
            // The last one to be counted is still to reach its sleep.
            for _ in 0..10 {
                yield_now().await;
            }
            let bytes = resident_bytes() - before;
            println!("0 0 {}", bytes / tasks as f64);
            // Dropping all of them takes longer than making them.
            std::hint::black_box(&handles);
            std::process::exit(0)
        }
    };
}

/// A hundred connections, messages of 1 KiB, both ends in the same loop.
macro_rules! echo {
    () => {
        async fn echo(messages: usize) {
            let any = SocketAddr::from(([127, 0, 0, 1], 0));
            let listener = ready(TcpListener::bind(any)).await.expect("a port");
            let address = listener.local_addr().expect("it is bound");
            let server = spawn(async move {
                for _ in 0..100 {
                    let (mut stream, _) =
                        listener.accept().await.expect("a client");
                    let _ = detach(spawn(async move {
                        let mut message = [0; 1024];
                        while stream.read_exact(&mut message).await.is_ok() {
                            stream.write_all(&message).await.expect("a reader");
                        }
                    }));
                }
            });
            let clients: Vec<_> = (0..100)
                .map(|_| {
                    spawn(async move {
                        let stream = TcpStream::connect(address).await;
                        let mut stream = stream.expect("a server");
                        let mut message = [7; 1024];
                        for _ in 0..messages / 100 {
                            stream.write_all(&message).await.expect("a reader");
                            stream
                                .read_exact(&mut message)
                                .await
                                .expect("an echo");
                        }
                    })
                })
                .collect();
            for client in clients {
                let _ = client.await;
            }
            let _ = server.await;
        }
    };
}

mod our_loop {
    use super::*;
    use event_loop::our_loop::{
        JoinHandle, TcpListener, TcpStream, block_on as run, sleep, spawn,
        yield_now,
    };

    fn detach<T>(_: JoinHandle<T>) {}
    async fn ready<T>(value: T) -> T {
        value
    }
    works!();
    echo!();
}

/// The last step of the first loop.
mod first_loop {
    use super::*;
    use event_loop::first_loop::step_4_sockets::{
        JoinHandle, TcpListener, TcpStream, block_on as run, sleep, spawn,
    };
    use smol::future::yield_now;

    fn detach<T>(_: JoinHandle<T>) {}
    async fn ready<T>(value: T) -> T {
        value
    }
    works!();
    echo!();
}

/// Runtimes are quicker without the drivers for timers and sockets, so they have
/// them only where the work needs them.
fn needs_drivers() -> bool {
    let needs = ["timers", "echo", "memory"];
    env::args().any(|arg| needs.contains(&arg.as_str()))
}

fn with_drivers(builder: &mut tokio::runtime::Builder) {
    if needs_drivers() {
        builder.enable_all();
    }
}

/// smol's `block_on` brings its reactor along, and that of its futures does not.
fn drive<F: Future>(future: F) -> F::Output {
    if needs_drivers() {
        smol::block_on(future)
    } else {
        smol::future::block_on(future)
    }
}

mod tokio_ct {
    use super::*;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::{TcpListener, TcpStream},
        spawn,
        task::{JoinHandle, yield_now},
        time::sleep,
    };

    fn run<F: Future>(future: F) -> F::Output {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        with_drivers(&mut builder);
        let runtime = builder.build();
        runtime.expect("tokio starts").block_on(future)
    }
    fn detach<T>(_: JoinHandle<T>) {}
    async fn ready<F: Future>(future: F) -> F::Output {
        future.await
    }
    works!();
    echo!();
}

mod tokio_mt {
    use super::*;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::{TcpListener, TcpStream},
        spawn,
        task::{JoinHandle, yield_now},
        time::sleep,
    };

    /// On a worker, which is where most programs are.
    fn run<F>(future: F) -> F::Output
    where
        F: Future<Output: Send> + Send + 'static,
    {
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        with_drivers(builder.worker_threads(2));
        let runtime = builder.build();
        let runtime = runtime.expect("tokio starts");
        let done = runtime.block_on(runtime.spawn(future));
        done.expect("the work does not panic")
    }
    fn detach<T>(_: JoinHandle<T>) {}
    async fn ready<F: Future>(future: F) -> F::Output {
        future.await
    }
    works!();
    echo!();
}

mod smol_local {
    use super::*;
    use smol::{
        LocalExecutor, Task, Timer,
        future::yield_now,
        io::{AsyncReadExt, AsyncWriteExt},
        net::{TcpListener, TcpStream},
    };

    thread_local! {
        static EXECUTOR: &'static LocalExecutor<'static> =
            Box::leak(Box::new(LocalExecutor::new()));
    }

    fn run<F: Future>(future: F) -> F::Output {
        drive(EXECUTOR.with(|executor| executor.run(future)))
    }
    fn spawn<F: Future + 'static>(future: F) -> Task<F::Output> {
        EXECUTOR.with(|executor| executor.spawn(future))
    }
    fn detach<T>(task: Task<T>) {
        task.detach();
    }
    async fn sleep(duration: Duration) {
        Timer::after(duration).await;
    }
    async fn ready<F: Future>(future: F) -> F::Output {
        future.await
    }
    works!();
    echo!();
}

mod smol_executor {
    use super::*;
    use smol::{
        Executor, Task, Timer,
        future::yield_now,
        io::{AsyncReadExt, AsyncWriteExt},
        net::{TcpListener, TcpStream},
    };

    static EXECUTOR: Executor<'static> = Executor::new();

    fn run<F: Future>(future: F) -> F::Output {
        drive(EXECUTOR.run(future))
    }
    fn spawn<F>(future: F) -> Task<F::Output>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        EXECUTOR.spawn(future)
    }
    fn detach<T>(task: Task<T>) {
        task.detach();
    }
    async fn sleep(duration: Duration) {
        Timer::after(duration).await;
    }
    async fn ready<F: Future>(future: F) -> F::Output {
        future.await
    }
    works!();
    echo!();
}

mod async_std_global {
    use super::*;
    use async_std::{
        io::{ReadExt, WriteExt},
        net::{TcpListener, TcpStream},
        task::{JoinHandle, block_on, sleep, spawn, yield_now},
    };

    /// On a worker, as with tokio.
    fn run<F>(future: F) -> F::Output
    where
        F: Future<Output: Send> + Send + 'static,
    {
        block_on(spawn(future))
    }
    fn detach<T>(_: JoinHandle<T>) {}
    async fn ready<F: Future>(future: F) -> F::Output {
        future.await
    }
    works!();
    echo!();
}

mod futures_local_pool {
    use super::*;
    use futures::{
        executor::{LocalPool, LocalSpawner},
        future::RemoteHandle,
        task::LocalSpawnExt,
    };
    use smol::future::yield_now;

    thread_local! {
        static SPAWNER: RefCell<Option<LocalSpawner>> =
            const { RefCell::new(None) };
    }

    fn run<F: Future>(future: F) -> F::Output {
        let mut pool = LocalPool::new();
        SPAWNER.set(Some(pool.spawner()));
        pool.run_until(future)
    }
    fn spawn<F: Future + 'static>(future: F) -> RemoteHandle<F::Output> {
        SPAWNER.with_borrow(|spawner| {
            let spawner = spawner.as_ref().expect("it runs");
            spawner.spawn_local_with_handle(future).expect("it runs")
        })
    }
    fn detach<T: 'static>(handle: RemoteHandle<T>) {
        handle.forget();
    }
    /// It has neither timers nor sockets.
    async fn sleep(_: Duration) {
        std::future::pending::<()>().await;
    }
    async fn echo(_: usize) {}
    works!();
}

type Work = fn(&str, usize) -> f64;

const RUNTIMES: [(&str, Work); 8] = [
    ("our-loop", our_loop::work),
    ("first-loop", first_loop::work),
    ("tokio-ct", tokio_ct::work),
    ("tokio-mt", tokio_mt::work),
    ("smol-local", smol_local::work),
    ("smol-executor", smol_executor::work),
    ("async-std", async_std_global::work),
    ("local-pool", futures_local_pool::work),
];

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    if let [one, work, runtime] = args.as_slice()
        && one == "--one"
    {
        return measure(work, runtime);
    }
    if args.iter().any(|arg| arg == "--list") {
        for (work, operations) in WORKS {
            println!("{work}: {operations} operations");
        }
        return;
    }
    let as_json = args.iter().any(|arg| arg == "--json");
    let rounds = args.iter().skip_while(|arg| *arg != "--rounds").nth(1);
    let rounds = rounds.map_or(5, |n| n.parse().expect("--rounds NUMBER"));
    let named = |work: &str| args.iter().any(|arg| arg == work);
    let any = WORKS.iter().any(|(work, _)| named(work));
    let works = WORKS.iter().filter(|(work, _)| !any || named(work)).count();
    eprintln!(
        "{rounds} rounds of {works} works on {} runtimes: about {} s",
        RUNTIMES.len(),
        // Half a second is what most of them take.
        rounds * works * RUNTIMES.len() * 3 / 4,
    );
    let mut all = BTreeMap::new();
    for (work, _) in WORKS.iter().filter(|(work, _)| !any || named(work)) {
        let results = compare(work, rounds);
        if !as_json {
            print(work, &results);
        }
        for (at, unit) in [(0, ""), (1, " (wall)")] {
            let ns = results.iter().map(|(name, r)| (*name, json!(r[at])));
            let ns: BTreeMap<&str, Value> = ns.collect();
            all.insert(format!("{work}{unit}"), ns);
        }
    }
    if as_json {
        println!("{}", json!(all));
    }
}

/// In a process of its own: processor time, wall time, and what the work says.
fn measure(work: &str, runtime: &str) {
    let (_, operations) = WORKS
        .iter()
        .find(|(name, _)| *name == work)
        .expect("a work");
    let (_, run) = RUNTIMES
        .iter()
        .find(|(name, _)| *name == runtime)
        .expect("a runtime");
    let (cpu, wall) = (cpu_ns(), Instant::now());
    run(work, *operations);
    let wall = wall.elapsed().as_nanos() as f64;
    let n = *operations as f64;
    println!("{} {} 0", (cpu_ns() - cpu) / n, wall / n);
}

/// Medians of processor and wall time, in ns an operation; bytes for `memory`.
fn compare(work: &str, rounds: usize) -> Vec<(&'static str, [f64; 2])> {
    let able = |name: &&str| {
        *name != "local-pool" || !["timers", "echo", "memory"].contains(&work)
    };
    let names: Vec<&str> = RUNTIMES
        .iter()
        .map(|(name, _)| *name)
        .filter(able)
        .collect();
    let mut seen = vec![Vec::new(); names.len()];
    for _ in 0..rounds {
        for (name, seen) in names.iter().zip(&mut seen) {
            let itself = env::current_exe().expect("a bench is a file");
            let output =
                Command::new(itself).args(["--one", work, name]).output();
            let output = output.expect("it starts");
            assert!(output.status.success(), "{work} on {name} broke down");
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            let numbers: Vec<f64> = text
                .split_whitespace()
                .map(|number| number.parse().expect("a number"))
                .collect();
            seen.push(match work {
                "memory" => [numbers[2]; 2],
                _ => [numbers[0], numbers[1]],
            });
        }
    }
    let medians = seen.iter().map(|seen| [0, 1].map(|at| median(seen, at)));
    names.into_iter().zip(medians).collect()
}

fn median(seen: &[[f64; 2]], at: usize) -> f64 {
    let mut values: Vec<f64> = seen.iter().map(|values| values[at]).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn print(work: &str, results: &[(&str, [f64; 2])]) {
    let ours = results[0].1;
    if work == "memory" {
        println!("memory: bytes for each sleeping task (ratio to ours)");
        for (name, [bytes, _]) in results {
            println!("  {name:14} {bytes:8.0} ({:.2})", bytes / ours[0]);
        }
        return;
    }
    println!("{work}: ns of processor time, of wall time (ratio to ours)");
    for (name, [cpu, wall]) in results {
        println!(
            "  {name:14} {cpu:8.1} ({:.2}) {wall:8.1} ({:.2})",
            cpu / ours[0],
            wall / ours[1]
        );
    }
}

/// User and system time of this process.
#[cfg(unix)]
fn cpu_ns() -> f64 {
    use nix::sys::{
        resource::{UsageWho, getrusage},
        time::TimeValLike,
    };
    let usage = getrusage(UsageWho::RUSAGE_SELF).expect("the system tells");
    let time = usage.user_time() + usage.system_time();
    time.num_nanoseconds() as f64
}

#[cfg(not(unix))]
fn cpu_ns() -> f64 {
    f64::NAN
}

/// What Linux says this process has in memory.
fn resident_bytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status");
    let status = status.unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes =
        line.and_then(|l| l.split_whitespace().next()?.parse().ok());
    kilobytes.map_or(f64::NAN, |kilobytes: f64| kilobytes * 1024.0)
}
