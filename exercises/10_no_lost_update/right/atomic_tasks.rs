//! Tasks on several workers, and an atomic counter.

use exercises::one_of;
use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn program() {
    let runtime = Runtime::new();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", count_visitors()));
}

async fn count_visitors() {
    let counter = Arc::new(AtomicU32::new(0));
    join_all(
        (1..=one_of([3, 4])).map(|n| {
            spawn(watch(format!("visitor {n}"), visit(counter.clone())))
        }),
    )
    .await;
    say!("{} visitors", counter.load(Ordering::Relaxed));
}

async fn visit(counter: Arc<AtomicU32>) {
    sleep(seconds(1)).await;
    counter.fetch_add(1, Ordering::Relaxed);
    say!("counted");
}
