//! On our loop: `block_on` panics inside a running loop, as on tokio.

use event_loop::our_loop::{EventLoop, block_on, sleep, spawn};
use side_by_side::{say, seconds, watch};

pub fn main() {
    let event_loop = EventLoop::new();
    let cook = event_loop.spawn(watch("cook", cook()));
    let served = event_loop.block_on(watch("main", cook));
    served.expect("the cook should not panic");
}

async fn cook() {
    let egg = spawn(watch("egg", boil()));
    let boiled = block_on(watch("wait for egg", egg));
    boiled.expect("the egg should not break");
    say!("served");
}

async fn boil() {
    sleep(seconds(1)).await;
    say!("boiled");
}
