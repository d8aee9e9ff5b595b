//! `notify_waiters` reaches only those that wait already.

use std::sync::Arc;

use side_by_side::{seconds, watch};
use tokio::{spawn, sync::Notify, time::sleep};

#[tokio::main]
pub async fn main() {
    let bell = Arc::new(Notify::new());
    let rung = bell.clone();
    spawn(watch("ringer", async move { rung.notify_waiters() }))
        .await
        .expect("no panic");
    sleep(seconds(0.5)).await;
    watch("guest", bell.notified()).await;
}
