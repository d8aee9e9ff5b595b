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
