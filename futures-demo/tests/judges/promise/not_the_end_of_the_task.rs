//! Counterexample: the guest awaits the baker's task before it receives.

use side_by_side::{say, seconds, watch};
use smol::{
    Timer, block_on,
    channel::{Sender, bounded},
    spawn,
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
    let baker = spawn(watch(baker, bake(promise, keeps_promise)));
    baker.await;
    match cake.try_recv() {
        Ok(cake) => say!("here is {cake}"),
        Err(error) => say!("no cake: {error}"),
    }
}

async fn bake(promise: Sender<&'static str>, keeps_promise: bool) {
    Timer::after(seconds(1)).await;
    if keeps_promise {
        promise.send("a cake").await.expect("the guest should wait");
    } else {
        drop(promise);
    }
    // The baker cleans up, and the guest waits for that.
    Timer::after(seconds(0.5)).await;
}
