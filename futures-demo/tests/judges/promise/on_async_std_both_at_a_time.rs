//! Both bakers work at the same time, and say so.

use async_std::{
    channel::{Sender, bounded},
    task::{block_on, sleep, spawn},
};
use futures::future::join;
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(watch("guest", order_two_cakes()));
}

async fn order_two_cakes() {
    join(order("baker", true), order("other baker", false)).await;
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
    say!("kneads");
    sleep(seconds(0.5)).await;
    say!("bakes");
    sleep(seconds(if keeps_promise { 0.5 } else { 1.5 })).await;
    if keeps_promise {
        promise.send("a cake").await.expect("the guest should wait");
    } else {
        drop(promise);
    }
    // The baker cleans up; the guest does not wait for that.
    sleep(seconds(0.5)).await;
}
