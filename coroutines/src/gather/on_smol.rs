//! On smol: `block_on` needs no runtime, and `Timer` is the sleep.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on};

pub fn main() {
    let both = join(
        watch("say_hello", say_hello()),
        watch("say_world", say_world()),
    );
    block_on(both);
}

async fn say_hello() {
    Timer::after(seconds(1)).await;
    say!("Hello");
}

async fn say_world() {
    Timer::after(seconds(2)).await;
    say!("World");
}
