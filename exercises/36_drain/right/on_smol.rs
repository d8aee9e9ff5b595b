//! smol's channel can be closed from each of its ends.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use smol::channel::{Receiver, Sender, bounded};
use smol::{Timer, block_on, spawn};

pub fn program() {
    block_on(watch("main", open()));
}

async fn open() {
    let (orders, queue) = bounded(10);
    let (signal, stop) = bounded(1);
    let lab = spawn(watch("lab", develop(queue)));
    spawn(watch("customers", order(orders.clone()))).detach();
    spawn(watch("clock", strike(signal))).detach();
    stop.recv().await.expect("the clock strikes");
    say!("stop");
    orders.close();
    lab.await;
}

/// Develops the photos in the queue, until no more can come.
async fn develop(queue: Receiver<u32>) {
    while let Ok(photo) = queue.recv().await {
        Timer::after(seconds(0.9)).await;
        say!("photo {photo}");
    }
}

/// Orders photos, as long as orders are taken.
async fn order(orders: Sender<u32>) {
    for photo in 1.. {
        Timer::after(seconds(0.5)).await;
        if orders.send(photo).await.is_err() {
            break;
        }
        say!("order {photo}");
    }
}

/// Sends the stop signal, as Ctrl-C would.
async fn strike(signal: Sender<()>) {
    Timer::after(seconds(one_of([1.7, 2.7]))).await;
    signal.send(()).await.expect("main waits for it");
}
