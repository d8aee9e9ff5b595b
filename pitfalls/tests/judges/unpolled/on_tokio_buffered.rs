//! On tokio, as the card says to try: a buffered stream instead of the set.

use futures::stream::{self, StreamExt};
use side_by_side::{say, seconds, watch};
use tokio::time::{sleep, timeout};

#[tokio::main]
pub async fn main() {
    watch("main", ask_both()).await;
}

async fn ask_both() {
    let requests = stream::iter([("near", vec![0.2]), ("far", vec![0.3; 3])]);
    let replies = requests.map(|(name, legs)| ask(name, legs));
    let mut replies = replies.buffer_unordered(2);
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
