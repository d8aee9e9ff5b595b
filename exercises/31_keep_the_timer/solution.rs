//! One timer, made before the loop; each turn borrows it.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use std::pin::pin;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::{runtime::Builder, select, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", bake()));
}

async fn bake() {
    let (door, customers) = channel(1);
    let street = spawn(watch("street", walk(door)));
    greet(customers).await;
    say!("bread is done");
    street.await.expect("the street should not panic");
}

/// Five customers come, one every 0.8 s. Later the door may be closed.
async fn walk(door: Sender<u32>) {
    for customer in 1..=5 {
        sleep(seconds(0.8)).await;
        say!("customer {customer}");
        door.send(customer).await.ok();
    }
}

/// Greets customers while the bread is in the oven.
async fn greet(mut customers: Receiver<u32>) {
    let mut oven = pin!(watch("oven", sleep(seconds(one_of([2.0, 3.6])))));
    loop {
        select! {
            Some(customer) = customers.recv() => say!("welcome, {customer}"),
            () = &mut oven => break,
        }
    }
}
