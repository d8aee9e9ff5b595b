//! The cook is dropped, too, but not by the runtime: main aborts it.

use side_by_side::{say, seconds, watch, watch_value};
use tokio::{
    spawn,
    sync::mpsc::{Receiver, channel},
    time::sleep,
};

#[tokio::main]
pub async fn main() {
    watch("main", open()).await;
}

async fn open() {
    let (orders, slips) = channel(4);
    let cook = spawn(watch("cook", work(slips)));
    for order in ["soup", "fish", "pasta", "pie"] {
        orders.send(order).await.ok();
    }
    // This is instead of Ctrl-C or SIGTERM.
    watch("stop signal", sleep(seconds(1))).await;
    say!("stop");
    cook.abort();
    cook.await.expect_err("it was aborted");
}

async fn work(mut slips: Receiver<&'static str>) {
    let _stove = watch_value("stove", "hot");
    while let Some(order) = slips.recv().await {
        sleep(seconds(0.6)).await;
        say!("{order}");
    }
}
