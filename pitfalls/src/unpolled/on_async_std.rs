//! On async-std: the set polls its futures only when the loop awaits `next`.

use async_std::{
    future::timeout,
    task::{block_on, sleep},
};
use futures::stream::{FuturesUnordered, StreamExt};
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(watch("main", ask_both()));
}

async fn ask_both() {
    let requests = [("near", vec![0.2]), ("far", vec![0.3; 3])];
    let replies = requests.map(|(name, legs)| ask(name, legs));
    let mut replies = FuturesUnordered::from_iter(replies);
    while let Some(reply) = replies.next().await {
        say!("{reply}");
        watch("write", sleep(seconds(1.4))).await;
    }
}

async fn ask(name: &str, legs: Vec<f64>) -> String {
    let reply = watch(name, travel(legs));
    match timeout(seconds(1.5), reply).await {
        Ok(()) => format!("{name} replied"),
        Err(_) => format!("{name} timed out"),
    }
}

async fn travel(legs: Vec<f64>) {
    for leg in legs {
        sleep(seconds(leg)).await;
    }
}
