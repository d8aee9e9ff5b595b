//! One thread runs all tasks, and the sender is dropped when its task ends.

use side_by_side::{say, seconds, watch};
use tokio::{
    runtime::Builder,
    spawn,
    sync::oneshot::{Sender, channel},
    time::sleep,
};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("guest", order_two_cakes()));
}

async fn order_two_cakes() {
    order("baker", true).await;
    order("other baker", false).await;
}

async fn order(baker: &str, keeps_promise: bool) {
    let (promise, cake) = channel();
    let baker = spawn(watch(baker, bake(promise, keeps_promise)));
    match cake.await {
        Ok(cake) => say!("here is {cake}"),
        Err(error) => say!("no cake: {error}"),
    }
    baker.await.expect("the task should not panic");
}

async fn bake(promise: Sender<&'static str>, keeps_promise: bool) {
    sleep(seconds(1)).await;
    if keeps_promise {
        promise.send("a cake").expect("the guest should wait");
    }
}
