//! The promise is dropped before the baker has tried.
//! The check says: and should take 1 s

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
    let promise = keeps.then_some(promise);
    spawn(watch(name, bake(promise)));
    match watch(format!("wait for {name}"), cake).await {
        Ok(cake) => say!("here is {cake}"),
        Err(_) => {
            sleep(seconds(1.5)).await;
            say!("no cake");
        }
    }
}

async fn bake(promise: Option<Sender<&'static str>>) {
    sleep(seconds(1)).await;
    if let Some(promise) = promise {
        promise.send("a cake").ok();
    }
}
