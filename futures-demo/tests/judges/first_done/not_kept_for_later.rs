//! Counterexample: the losers are kept, and dropped before the second race.

use futures::stream::{FuturesUnordered, Stream, StreamExt};
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("reader", look_for_novel()));
}

async fn look_for_novel() {
    let mut answers = ask_three(1);
    let first = answers.next().await;
    say!("first: {}", first.unwrap_or("no one"));

    sleep(seconds(0.5)).await;
    answers = ask_three(2);
    while let Some(who) = answers.next().await {
        say!("next: {who}");
    }
}

fn ask_three(time: u32) -> impl Stream<Item = &'static str> {
    let sources = [("library", 2), ("shop", 1), ("friend", 3)];
    let ask = |(who, takes)| watch(format!("{who} {time}"), ask(who, takes));
    sources
        .map(ask)
        .into_iter()
        .collect::<FuturesUnordered<_>>()
}

async fn ask(who: &'static str, takes: u32) -> &'static str {
    sleep(seconds(takes)).await;
    who
}
