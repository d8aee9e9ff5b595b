//! On smol, cured without tasks: another future writes, so one loop does nothing
//! but await the set.

use futures::stream::{FuturesUnordered, StreamExt};
use side_by_side::{say, seconds, watch};
use smol::{
    Timer, block_on,
    channel::unbounded,
    future::{or, zip},
};

pub fn main() {
    block_on(watch("main", ask_both()));
}

async fn ask_both() {
    let requests = [("near", vec![0.2]), ("far", vec![0.3; 3])];
    let replies = requests.map(|(name, legs)| ask(name, legs));
    let mut replies = FuturesUnordered::from_iter(replies);
    let (sender, received) = unbounded();
    let collect = async move {
        while let Some(reply) = replies.next().await {
            sender.send(reply).await.expect("the writer should listen");
        }
    };
    let write_all = async {
        while let Ok(reply) = received.recv().await {
            say!("{reply}");
            let write = async {
                Timer::after(seconds(1.4)).await;
            };
            watch("write", write).await;
        }
    };
    zip(collect, write_all).await;
}

async fn ask(name: &str, legs: Vec<f64>) -> String {
    let reply = watch(name, travel(legs));
    let in_time = async {
        reply.await;
        "replied"
    };
    let too_late = async {
        Timer::after(seconds(1.5)).await;
        "timed out"
    };
    format!("{name} {}", or(in_time, too_late).await)
}

async fn travel(legs: Vec<f64>) {
    for leg in legs {
        Timer::after(seconds(leg)).await;
    }
}
