//! `send` waits while the channel is full.

use side_by_side::{say, seconds, watch};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", breakfast()));
}

async fn breakfast() {
    let (to_table, table) = channel(2);
    spawn(watch("cook", bake(to_table)));
    let guest = spawn(watch("guest", eat(table)));
    guest.await.expect("the guest should not panic");
}

/// Bakes six pancakes, one every 0.2 s.
async fn bake(to_table: Sender<u32>) {
    for pancake in 1..=6 {
        sleep(seconds(0.2)).await;
        to_table.send(pancake).await.expect("the guest is there");
        say!("pancake {pancake}");
    }
}

/// Eats for 0.7 s.
async fn eat(mut table: Receiver<u32>) {
    while let Some(pancake) = table.recv().await {
        say!("eat {pancake}");
        sleep(seconds(0.7)).await;
    }
}
