//! On async-std: a promise is a channel with room for one value.

use async_std::{
    channel::{Sender, bounded},
    task::{block_on, sleep, spawn},
};
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(watch("guest", order_two_cakes()));
}

async fn order_two_cakes() {
    order("baker", true).await;
    order("other baker", false).await;
}

async fn order(baker: &str, keeps_promise: bool) {
    let (promise, cake) = bounded(1);
    let baker = spawn(watch(baker, bake(promise, keeps_promise)));
    match cake.recv().await {
        Ok(cake) => say!("here is {cake}"),
        Err(error) => say!("no cake: {error}"),
    }
    baker.await;
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
