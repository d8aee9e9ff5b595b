//! What the card says to try: spawn one task after the other.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn main() {
    block_on(watch("in a row", in_a_row()));
    block_on(watch("as tasks", as_tasks()));
}

async fn in_a_row() {
    watch("hello", say_after(1, "hello")).await;
    watch("world", say_after(2, "world")).await;
}

async fn as_tasks() {
    let hello = spawn(watch("hello task", say_after(1, "hello")));
    hello.await;
    let world = spawn(watch("world task", say_after(2, "world")));
    world.await;
}

async fn say_after(delay: u32, what: &str) {
    Timer::after(seconds(delay)).await;
    say!("{what}");
}
