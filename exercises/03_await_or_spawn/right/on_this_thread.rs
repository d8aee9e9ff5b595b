//! smol's `LocalExecutor` on the main thread.

use side_by_side::{say, seconds, watch};
use smol::{LocalExecutor, Timer, block_on};

pub fn program() {
    let executor = LocalExecutor::new();
    let main = watch("main", breakfast(&executor));
    block_on(executor.run(main));
}

async fn breakfast(executor: &LocalExecutor<'_>) {
    let coffee = executor.spawn(watch("coffee", make_coffee()));
    watch("table", set_table()).await;
    coffee.await;
    say!("breakfast");
}

async fn make_coffee() {
    Timer::after(seconds(2.03)).await;
    say!("coffee");
}

async fn set_table() {
    Timer::after(seconds(1)).await;
    say!("table");
}
