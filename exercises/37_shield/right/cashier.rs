//! A cashier pays for all requests, and main awaits the cashier.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use tokio::sync::{
    mpsc::{Receiver, Sender, channel},
    oneshot,
};
use tokio::{
    runtime::Builder,
    spawn,
    time::{sleep, timeout},
};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", serve()));
}

type Order = oneshot::Sender<()>;

async fn serve() {
    let (orders, waiting) = channel(10);
    let cashier = spawn(watch("cashier", cash(waiting)));
    let request = watch("request", buy(orders));
    if timeout(seconds(1), request).await.is_err() {
        say!("given up");
    }
    cashier.await.expect("the cashier does not panic");
    say!("closed");
}

async fn cash(mut orders: Receiver<Order>) {
    while let Some(paid) = orders.recv().await {
        watch("payment", pay()).await;
        // The request may have been given up.
        paid.send(()).ok();
    }
}

async fn buy(orders: Sender<Order>) {
    let (order, paid) = oneshot::channel();
    orders.send(order).await.expect("the cashier is there");
    paid.await.expect("the cashier pays");
    say!("ticket");
}

async fn pay() {
    say!("money taken");
    // The bank is slow on some days.
    sleep(seconds(one_of([4.0, 0.2]))).await;
    say!("recorded");
}
