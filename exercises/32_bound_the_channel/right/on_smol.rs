//! The same with smol.

use side_by_side::{say, seconds, watch};
use smol::{
    Timer, block_on,
    channel::{Receiver, Sender, bounded},
    spawn,
};

pub fn program() {
    block_on(watch("main", breakfast()));
}

async fn breakfast() {
    let (to_table, table) = bounded(2);
    spawn(watch("cook", bake(to_table))).detach();
    spawn(watch("guest", eat(table))).await;
}

/// Bakes six pancakes, one every 0.2 s.
async fn bake(to_table: Sender<u32>) {
    for pancake in 1..=6 {
        Timer::after(seconds(0.2)).await;
        to_table.send(pancake).await.expect("the guest is there");
        say!("pancake {pancake}");
    }
}

/// Eats for 0.7 s.
async fn eat(table: Receiver<u32>) {
    while let Ok(pancake) = table.recv().await {
        say!("eat {pancake}");
        Timer::after(seconds(0.7)).await;
    }
}
