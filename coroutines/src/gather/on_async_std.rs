//! On async-std: there is one global runtime, which `block_on` starts.

use async_std::task::{block_on, sleep};
use futures::future::join;
use side_by_side::{say, seconds, watch};

pub fn main() {
    let both = join(
        watch("say_hello", say_hello()),
        watch("say_world", say_world()),
    );
    block_on(both);
}

async fn say_hello() {
    sleep(seconds(1)).await;
    say!("Hello");
}

async fn say_world() {
    sleep(seconds(2)).await;
    say!("World");
}
