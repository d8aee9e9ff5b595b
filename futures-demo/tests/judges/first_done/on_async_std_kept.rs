//! What the card suggests to try: the first set is kept until the end.

use async_std::task::{block_on, sleep};
use futures::stream::{FuturesUnordered, Stream, StreamExt};
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(watch("reader", look_for_novel()));
}

async fn look_for_novel() {
    let mut race = ask_three(1);
    let first = race.next().await;
    say!("first: {}", first.unwrap_or("no one"));

    let mut answers = ask_three(2);
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
