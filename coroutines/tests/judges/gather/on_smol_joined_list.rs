//! `join_all` instead of `join`.

use futures::future::{FutureExt, join_all};
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on};

pub fn main() {
    block_on(join_all([
        watch("say_world", say_world().boxed()),
        watch("say_hello", say_hello().boxed()),
    ]));
}

async fn say_hello() {
    Timer::after(seconds(1)).await;
    say!("Hello");
}

async fn say_world() {
    Timer::after(seconds(2)).await;
    say!("World");
}
