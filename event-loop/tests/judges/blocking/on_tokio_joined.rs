//! Two workers, cooks of 2 s that say so, and `join_all`.

use futures::future::join_all;
use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{
    runtime::Runtime,
    task::{spawn, spawn_blocking},
    time::sleep,
};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("stir", cook_dinner()));
}

async fn cook_dinner() {
    let cooks: Vec<_> = (1..=4)
        .map(|n| {
            spawn(watch(format!("cook {n}"), async {
                chop(2);
                say!("chopped");
            }))
        })
        .collect();
    tick(10).await;
    join_all(cooks).await;
    // The same on the blocking pool.
    let helpers: Vec<_> = (1..=2)
        .map(|n| {
            spawn_blocking(move || {
                watch_call(format!("helper {n}"), || chop(2))
            })
        })
        .collect();
    tick(4).await;
    for helper in helpers {
        helper.await.expect("the helper should not panic");
    }
}

async fn tick(times: u32) {
    for _ in 0..times {
        sleep(seconds(0.5)).await;
    }
}

/// Blocks its thread.
fn chop(n: u32) {
    thread::sleep(seconds(n));
}
