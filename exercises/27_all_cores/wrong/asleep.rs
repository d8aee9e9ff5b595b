//! The tasks sleep instead of counting.
//! The check says: `half 1` ran for 0.0 s in all its polls, but must run for 1 s: do the work in that task

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_time()
        .build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", count_all()));
}

async fn count_all() {
    let halves =
        [1, 2].map(|n| spawn(watch(format!("half {n}"), count_primes())));
    for half in halves {
        half.await.expect("no panic");
    }
    say!("all counted");
}

async fn count_primes() {
    sleep(seconds(1.1)).await;
    say!("many primes");
}
