//! What the cards say of the runtimes, and no program shows.

use std::{
    process::Command,
    sync::{Arc, Condvar, Mutex},
    thread::available_parallelism,
    time::Duration,
};

/// How many of 600 calls run at the same time, if `spawn` gives each to a pool.
fn calls_at_the_same_time(spawn: impl Fn(Box<dyn FnOnce() + Send>)) -> usize {
    #[derive(Default)]
    struct Calls {
        running: usize,
        may_return: bool,
    }
    let calls: Arc<(Mutex<Calls>, Condvar)> = Arc::default();
    for _ in 0..600 {
        let calls = Arc::clone(&calls);
        spawn(Box::new(move || {
            let (state, change) = &*calls;
            let mut state = state.lock().expect("no panic");
            state.running += 1;
            change.notify_all();
            while !state.may_return {
                state = change.wait(state).expect("no panic");
            }
        }));
    }
    let (state, change) = &*calls;
    let mut state = state.lock().expect("no panic");
    // Until none has started for a long time.
    loop {
        let patience = Duration::from_secs(2);
        let waited = change.wait_timeout(state, patience);
        let (now, timeout) = waited.expect("no panic");
        state = now;
        if timeout.timed_out() {
            break;
        }
    }
    state.may_return = true;
    change.notify_all();
    state.running
}

#[test]
fn a_pool_of_tokio_has_at_most_512_threads() {
    let runtime = tokio::runtime::Runtime::new().expect("it should start");
    let count = calls_at_the_same_time(|call| {
        runtime.spawn_blocking(call);
    });
    assert_eq!(count, 512);
}

#[test]
fn the_pool_of_async_std_and_smol_has_at_most_500_threads() {
    let count = calls_at_the_same_time(|call| smol::unblock(call).detach());
    assert_eq!(count, 500);
    // They share it.
    let shared = calls_at_the_same_time(|call| {
        async_std::task::spawn_blocking(call);
    });
    assert_eq!(shared, 500);
}

#[test]
fn the_pool_of_asyncio_has_4_threads_more_than_there_are_cores() {
    let count = "import concurrent.futures as f; \
                 print(f.ThreadPoolExecutor()._max_workers)";
    let Ok(output) = Command::new("python3").args(["-c", count]).output()
    else {
        return;
    };
    let count: usize = String::from_utf8_lossy(&output.stdout)
        .trim()
        .parse()
        .expect("a number");
    let cores = available_parallelism().expect("known").get();
    assert_eq!(count, 32.min(cores + 4));
}
