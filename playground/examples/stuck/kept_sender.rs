//! A receiver waits until all senders are dropped, and its own task keeps one.

use side_by_side::{seconds, watch, watch_value};
use tokio::{spawn, sync::mpsc::channel, time::sleep};

#[tokio::main]
pub async fn main() {
    watch("main", post()).await;
}

async fn post() {
    let (send, mut inbox) = channel(8);
    let send = watch_value("main's sender", send);
    let child = send.clone();
    spawn(watch("child", async move {
        sleep(seconds(1)).await;
        child.send(1).await.ok();
    }));
    watch("letters", async { while inbox.recv().await.is_some() {} }).await;
}
