//! Counterexample: one task joins both futures, and nothing is spawned.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("in a row", in_a_row()));
    runtime.block_on(watch("as tasks", as_tasks()));
}

async fn in_a_row() {
    watch("hello", say_after(1, "hello")).await;
    watch("world", say_after(2, "world")).await;
}

async fn as_tasks() {
    let hello = watch("hello task", say_after(1, "hello"));
    let world = watch("world task", say_after(2, "world"));
    join(hello, world).await;
}

async fn say_after(delay: u32, what: &str) {
    sleep(seconds(delay)).await;
    say!("{what}");
}
