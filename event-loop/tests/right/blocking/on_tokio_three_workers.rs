//! What the card proposes to try: two of three workers are free after 1 s.

use side_by_side::{seconds, watch, watch_call};
use std::thread;
use tokio::{
    runtime::Builder,
    task::{spawn, spawn_blocking},
    time::sleep,
};

pub fn main() {
    let runtime = Builder::new_multi_thread()
        .worker_threads(3)
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("stir", stir_and_chop()));
}

async fn stir_and_chop() {
    let cooks: Vec<_> = (1..=4)
        .map(|n| spawn(watch(format!("cook {n}"), async { chop(1) })))
        .collect();
    stir(6).await;
    for cook in cooks {
        cook.await.expect("the cook should not panic");
    }
    // And now on the blocking pool.
    let helpers: Vec<_> = (1..=2)
        .map(|n| {
            spawn_blocking(move || {
                watch_call(format!("helper {n}"), || chop(2))
            })
        })
        .collect();
    stir(4).await;
    for helper in helpers {
        helper.await.expect("the helper should not panic");
    }
}

async fn stir(times: u32) {
    for _ in 0..times {
        sleep(seconds(0.5)).await;
    }
}

/// Holds its thread.
fn chop(n: u32) {
    thread::sleep(seconds(n));
}
