//! On tokio: `JoinSet` waits for all of its tasks.

use side_by_side::{say, seconds, watch, watch_value};
use tokio::{
    sync::mpsc::{Receiver, channel},
    task::JoinSet,
    time::sleep,
};

#[tokio::main]
pub async fn main() {
    watch("main", open()).await;
}

async fn open() {
    let (orders, slips) = channel(4);
    let mut kitchen = JoinSet::new();
    kitchen.spawn(watch("cook", work(slips)));
    for order in ["soup", "fish", "pasta", "pie"] {
        orders.send(order).await.ok();
    }
    // This is instead of Ctrl-C or SIGTERM.
    watch("stop signal", sleep(seconds(1))).await;
    say!("stop");
    drop(orders);
    kitchen.join_all().await;
}

async fn work(mut slips: Receiver<&'static str>) {
    let _stove = watch_value("stove", "hot");
    while let Some(order) = slips.recv().await {
        sleep(seconds(0.6)).await;
        say!("{order}");
    }
}
