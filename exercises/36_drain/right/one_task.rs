//! One task: the stop signal wins a race against the customers.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::{join, runtime::Builder, select, spawn, sync::oneshot, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", open()));
}

async fn open() {
    let (orders, queue) = channel(10);
    let (signal, stop) = oneshot::channel();
    spawn(watch("clock", strike(signal)));
    let customers = async {
        select! {
            () = watch("customers", order(orders)) => {}
            _ = stop => say!("stop"),
        }
    };
    join!(watch("lab", develop(queue)), customers);
}

/// Develops the photos in the queue, until no more can come.
async fn develop(mut queue: Receiver<u32>) {
    while let Some(photo) = queue.recv().await {
        sleep(seconds(0.9)).await;
        say!("photo {photo}");
    }
}

/// Orders photos, as long as orders are taken.
async fn order(orders: Sender<u32>) {
    for photo in 1.. {
        sleep(seconds(0.5)).await;
        if orders.send(photo).await.is_err() {
            break;
        }
        say!("order {photo}");
    }
}

/// Sends the stop signal, as Ctrl-C would.
async fn strike(signal: oneshot::Sender<()>) {
    sleep(seconds(one_of([1.7, 2.7]))).await;
    signal.send(()).expect("main waits for it");
}
