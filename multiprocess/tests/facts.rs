//! What the cards and the README say of the runtimes, and no program shows.

use std::{
    sync::{Arc, RwLock, mpsc::channel},
    thread,
    time::Duration,
};

use futures::future::BoxFuture;

/// Longer than anything takes here, on a busy machine, too.
const DEADLINE: Duration = Duration::from_secs(30);

/// How many CPU-bound tasks run at the same time, if there are enough of them;
/// it waits only briefly for more than `expected`.
fn in_parallel<T>(
    expected: usize,
    spawn: impl Fn(BoxFuture<'static, ()>) -> T,
) -> usize {
    let gate = Arc::new(RwLock::new(()));
    let closed = gate.write().expect("no panic");
    let (start, started) = channel();
    let task = |_| {
        let (start, gate) = (start.clone(), Arc::clone(&gate));
        spawn(Box::pin(async move {
            start.send(()).ok();
            drop(gate.read());
        }))
    };
    let _tasks: Vec<_> = (0..expected + 2).map(task).collect();
    let mut count = 0;
    let mut limit = DEADLINE;
    while started.recv_timeout(limit).is_ok() {
        count += 1;
        if count >= expected {
            limit = Duration::from_millis(200);
        }
    }
    drop(closed);
    count
}

#[test]
fn tokio_and_async_std_have_a_worker_for_each_core_by_default_and_smol_one() {
    let cores = thread::available_parallelism().expect("cores").get();
    let runtime = tokio::runtime::Runtime::new();
    let runtime = runtime.expect("the runtime should start");
    assert_eq!(in_parallel(cores, |task| runtime.spawn(task)), cores);
    assert_eq!(in_parallel(cores, async_std::task::spawn), cores);
    assert_eq!(in_parallel(1, smol::spawn), 1);
}

/// Prints Python's minor version, whether there is pidfd, and how many threads
/// asyncio starts for two children.
#[cfg(unix)]
const TWO_CHILDREN: &str = r#"
import asyncio, os, sys, threading
from asyncio.subprocess import PIPE, create_subprocess_exec

async def main():
    command = sys.executable, "-c", "input()"
    children = [await create_subprocess_exec(*command, stdin=PIPE) for _ in "ab"]
    print(sys.version_info[1], has_pidfd(), threading.active_count() - 1)
    for child in children:
        await child.communicate(b"\n")

def has_pidfd():
    try:
        os.close(os.pidfd_open(os.getpid()))
    except (AttributeError, OSError):
        return False
    return True

if sys.argv[1] == "without" and has_pidfd():
    del os.pidfd_open
asyncio.run(asyncio.wait_for(main(), 30))
"#;

/// Without Python it tests nothing.
#[cfg(unix)]
#[test]
fn asyncio_waits_in_a_thread_for_each_child_before_3_12_or_without_pidfd() {
    for pidfd in ["with", "without"] {
        let mut python = std::process::Command::new("python3");
        let Ok(output) = python.args(["-c", TWO_CHILDREN, pidfd]).output()
        else {
            return;
        };
        let said = String::from_utf8_lossy(&output.stdout);
        let said: Vec<&str> = said.split_whitespace().collect();
        let [minor, has_pidfd, threads] = said[..] else {
            panic!("{}", String::from_utf8_lossy(&output.stderr));
        };
        let minor: u32 = minor.parse().expect("a number");
        let has_thread_for_each = minor < 12 || has_pidfd == "False";
        let expected = if has_thread_for_each { "2" } else { "0" };
        assert_eq!(threads, expected, "Python 3.{minor} {pidfd} pidfd");
    }
}
