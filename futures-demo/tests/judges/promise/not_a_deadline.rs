//! Counterexample: the sender is not dropped, and the guest times out.

use side_by_side::{say, seconds, watch};
use tokio::{
    runtime::Runtime,
    spawn,
    sync::oneshot::{Sender, channel},
    time::{sleep, timeout},
};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("guest", order_two_cakes()));
}

async fn order_two_cakes() {
    order("baker", true).await;
    order("other baker", false).await;
}

async fn order(baker: &str, keeps_promise: bool) {
    let (promise, cake) = channel();
    let baker = spawn(watch(baker, bake(promise, keeps_promise)));
    match timeout(seconds(1.2), cake).await {
        Ok(cake) => say!("here is {cake:?}"),
        Err(error) => say!("no cake: {error}"),
    }
    baker.await.expect("the task should not panic");
}

async fn bake(promise: Sender<&'static str>, keeps_promise: bool) {
    sleep(seconds(1)).await;
    if keeps_promise {
        promise.send("a cake").expect("the guest should wait");
    } else {
        std::mem::forget(promise);
    }
    // The baker cleans up; the guest does not wait for that.
    sleep(seconds(0.5)).await;
}
