//! The bakers are futures in the guest's task, and do not clean up.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use smol::{
    Timer, block_on,
    channel::{Sender, bounded},
};

pub fn main() {
    block_on(watch("guest", order_two_cakes()));
}

async fn order_two_cakes() {
    order("baker", true).await;
    order("other baker", false).await;
}

async fn order(baker: &str, keeps_promise: bool) {
    let (promise, cake) = bounded(1);
    let eat = async {
        match cake.recv().await {
            Ok(cake) => say!("here is {cake}"),
            Err(error) => say!("no cake: {error}"),
        }
    };
    join(eat, watch(baker, bake(promise, keeps_promise))).await;
}

async fn bake(promise: Sender<&'static str>, keeps_promise: bool) {
    Timer::after(seconds(1)).await;
    if keeps_promise {
        promise.send("a cake").await.expect("the guest should wait");
    } else {
        drop(promise);
    }
}
