//! The race is smol's own `or`, and another source may win it.

use futures::stream::{FuturesUnordered, Stream, StreamExt};
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, future::or};

pub fn main() {
    block_on(watch("reader", look_for_novel()));
}

async fn look_for_novel() {
    let library = watch("library 1", ask("library", 1));
    let shop = watch("shop 1", ask("shop", 2));
    let friend = watch("friend 1", ask("friend", 3));
    let first = or(library, or(shop, friend)).await;
    say!("first: {first}");

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
    Timer::after(seconds(takes)).await;
    who
}
