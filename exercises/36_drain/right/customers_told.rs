//! Each customer is told that the lab closes, and leaves.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::{runtime::Builder, select, spawn, sync::oneshot, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", open()));
}

async fn open() {
    let (orders, queue) = channel(10);
    let (signal, stop) = oneshot::channel();
    let (close, closed) = oneshot::channel();
    let lab = spawn(watch("lab", develop(queue)));
    spawn(watch("customers", order(orders, closed)));
    spawn(watch("clock", strike(signal)));
    stop.await.expect("the clock strikes");
    say!("stop");
    close.send(()).expect("the customers are there");
    lab.await.expect("the lab does not panic");
}

/// Develops the photos in the queue, until no more can come.
async fn develop(mut queue: Receiver<u32>) {
    while let Some(photo) = queue.recv().await {
        sleep(seconds(0.9)).await;
        say!("photo {photo}");
    }
}

/// Orders photos, as long as orders are taken.
async fn order(orders: Sender<u32>, mut closed: oneshot::Receiver<()>) {
    for photo in 1.. {
        select! {
            _ = &mut closed => break,
            () = sleep(seconds(0.5)) => {}
        }
        orders.send(photo).await.expect("the lab is there");
        say!("order {photo}");
    }
}

/// Sends the stop signal, as Ctrl-C would.
async fn strike(signal: oneshot::Sender<()>) {
    sleep(seconds(one_of([1.7, 2.7]))).await;
    signal.send(()).expect("main waits for it");
}
