//! A set of futures has a waker for each, and polls only what was woken.

use futures::{
    future::FutureExt,
    stream::{FuturesUnordered, StreamExt},
};
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on};

pub fn main() {
    block_on(say_both());
}

async fn say_both() {
    let mut both = FuturesUnordered::new();
    both.push(watch("say_hello", say_hello()).boxed());
    both.push(watch("say_world", say_world()).boxed());
    while both.next().await.is_some() {
        say!("one is over");
    }
}

async fn say_hello() {
    Timer::after(seconds(1)).await;
    say!("Hello");
}

async fn say_world() {
    Timer::after(seconds(2)).await;
    say!("World");
}
