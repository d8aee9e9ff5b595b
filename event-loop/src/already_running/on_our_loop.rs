//! On our loop: it refuses to block the thread that runs all tasks.

use event_loop::our_loop::{EventLoop, block_on, sleep, spawn};
use side_by_side::{say, seconds, watch};

pub fn main() {
    let event_loop = EventLoop::new();
    let cook = event_loop.spawn(watch("cook", cook()));
    event_loop.block_on(watch("main", cook)).expect("a meal");
}

async fn cook() {
    let egg = spawn(watch("egg", boil()));
    block_on(watch("wait for egg", egg)).expect("no panic");
    say!("served");
}

async fn boil() {
    sleep(seconds(1)).await;
    say!("boiled");
}
