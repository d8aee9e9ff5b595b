//! Dropping the promise tells the receiver.

use side_by_side::{say, seconds, watch};
use tokio::sync::oneshot::{Sender, channel};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", order_twice()));
}

async fn order_twice() {
    order("baker", true).await;
    order("other baker", false).await;
}

async fn order(name: &str, keeps: bool) {
    let (promise, cake) = channel();
    spawn(watch(name, bake(keeps, promise)));
    match watch(format!("wait for {name}"), cake).await {
        Ok(cake) => say!("here is {cake}"),
        Err(_) => say!("no cake"),
    }
}

async fn bake(keeps: bool, promise: Sender<&'static str>) {
    sleep(seconds(1)).await;
    if keeps {
        promise.send("a cake").ok();
    } else {
        // The oven is broken.
        drop(promise);
    }
}
