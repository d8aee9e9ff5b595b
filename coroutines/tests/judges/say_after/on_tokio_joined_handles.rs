//! The handles are joined, on one thread; each wait has two steps.

use futures::future::try_join;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("in a row", in_a_row()));
    runtime.block_on(watch("as tasks", as_tasks()));
}

async fn in_a_row() {
    watch("hello", say_after(1, "hello")).await;
    watch("world", say_after(2, "world")).await;
}

async fn as_tasks() {
    let hello = spawn(watch("hello task", say_after(1, "hello")));
    let world = spawn(watch("world task", say_after(2, "world")));
    let both = try_join(world, hello).await;
    both.expect("the tasks should not panic");
}

async fn say_after(delay: u32, what: &str) {
    sleep(seconds(delay) / 2).await;
    say!("soon");
    sleep(seconds(delay) / 2).await;
    say!("{what}");
}
