//! Both futures wait for 1 s.

use async_std::task::{block_on, sleep};
use futures::future::join;
use side_by_side::{say, seconds, watch};

pub fn main() {
    let hello = watch("say_hello", say_later("Hello"));
    let world = watch("say_world", say_later("World"));
    block_on(join(hello, world));
}

async fn say_later(what: &str) {
    sleep(seconds(1)).await;
    say!("{what}");
}
