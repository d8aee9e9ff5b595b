//! Detached tasks on smol.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};
use tokio::sync::oneshot::{Sender, channel};

pub fn program() {
    block_on(watch("main", order_twice()));
}

async fn order_twice() {
    order("baker", true).await;
    order("other baker", false).await;
}

async fn order(name: &str, keeps: bool) {
    let (promise, cake) = channel();
    spawn(watch(name.to_owned(), bake(keeps, promise))).detach();
    match watch(format!("wait for {name}"), cake).await {
        Ok(cake) => say!("here is {cake}"),
        Err(_) => say!("no cake"),
    }
}

async fn bake(keeps: bool, promise: Sender<&'static str>) {
    Timer::after(seconds(1)).await;
    if keeps {
        promise.send("a cake").ok();
    } else {
        // The oven is broken.
        drop(promise);
    }
}
