//! Counterexample: two tasks, so a wake polls only the one that it is for.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use smol::{LocalExecutor, Timer, block_on};

pub fn main() {
    let executor = LocalExecutor::new();
    let both = join(
        executor.spawn(watch("say_hello", say_hello())),
        executor.spawn(watch("say_world", say_world())),
    );
    block_on(executor.run(both));
}

async fn say_hello() {
    Timer::after(seconds(1)).await;
    say!("Hello");
}

async fn say_world() {
    Timer::after(seconds(2)).await;
    say!("World");
}
