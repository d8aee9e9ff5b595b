//! `mpsc` returns `None` instead of an error.

use side_by_side::{say, seconds, watch};
use tokio::{
    runtime::Runtime,
    spawn,
    sync::mpsc::{Sender, channel},
    time::sleep,
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
    let (promise, mut cake) = channel(1);
    let baker = spawn(watch(baker, bake(promise, keeps_promise)));
    say!("here is {:?}", cake.recv().await);
    baker.await.expect("the task should not panic");
}

async fn bake(promise: Sender<&'static str>, keeps_promise: bool) {
    sleep(seconds(1)).await;
    if keeps_promise {
        promise.send("a cake").await.expect("the guest should wait");
    } else {
        drop(promise);
    }
    // The baker cleans up; the guest does not wait for that.
    sleep(seconds(0.5)).await;
}
