//! Counterexample: each task's wait blocks a thread of the blocking pool.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn, unblock};
use std::thread;

pub fn main() {
    block_on(watch("in a row", in_a_row()));
    block_on(watch("as tasks", as_tasks()));
}

async fn in_a_row() {
    watch("hello", say_after(1, "hello")).await;
    watch("world", say_after(2, "world")).await;
}

async fn as_tasks() {
    let hello = spawn(watch("hello task", hold_and_say(1, "hello")));
    let world = spawn(watch("world task", hold_and_say(2, "world")));
    hello.await;
    world.await;
}

async fn say_after(delay: u32, what: &str) {
    Timer::after(seconds(delay)).await;
    say!("{what}");
}

async fn hold_and_say(delay: u32, what: &str) {
    unblock(move || thread::sleep(seconds(delay))).await;
    say!("{what}");
}
