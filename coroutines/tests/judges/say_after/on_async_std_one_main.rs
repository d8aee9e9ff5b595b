//! One `block_on`; each task's lane is a part of the task.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(async {
        watch("in a row", in_a_row()).await;
        say!("and now as tasks");
        watch("as tasks", as_tasks()).await;
    });
}

async fn in_a_row() {
    watch("hello", say_after(1, "hello")).await;
    watch("world", say_after(2, "world")).await;
}

async fn as_tasks() {
    let hello =
        spawn(async { watch("hello task", say_after(1, "hello")).await });
    let world =
        spawn(async { watch("world task", say_after(2, "world")).await });
    hello.await;
    world.await;
}

async fn say_after(delay: u32, what: &str) {
    sleep(seconds(delay)).await;
    say!("{what}");
}
