//! On smol: `close` tells the cook to stop, even if other senders are left.

use side_by_side::{say, seconds, watch, watch_value};
use smol::{
    Timer, block_on,
    channel::{Receiver, bounded},
    spawn,
};

pub fn main() {
    block_on(watch("main", open()));
}

async fn open() {
    let (orders, slips) = bounded(4);
    let cook = spawn(watch("cook", work(slips)));
    for order in ["soup", "fish", "pasta", "pie"] {
        orders.send(order).await.ok();
    }
    // This is instead of Ctrl-C or SIGTERM.
    watch("stop signal", Timer::after(seconds(1))).await;
    say!("stop");
    orders.close();
    cook.await;
}

async fn work(slips: Receiver<&'static str>) {
    let _stove = watch_value("stove", "hot");
    while let Ok(order) = slips.recv().await {
        Timer::after(seconds(0.6)).await;
        say!("{order}");
    }
}
