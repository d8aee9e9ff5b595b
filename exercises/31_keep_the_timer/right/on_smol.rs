//! The same with smol, where a `Timer` can be borrowed without pinning it.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use smol::{
    Timer, block_on,
    channel::{Receiver, Sender, bounded},
    future::or,
    spawn,
};

pub fn program() {
    block_on(watch("main", bake()));
}

async fn bake() {
    let (door, customers) = bounded(1);
    let street = spawn(watch("street", walk(door)));
    greet(customers).await;
    say!("bread is done");
    street.await;
}

/// Five customers come, one every 0.8 s. Later the door may be closed.
async fn walk(door: Sender<u32>) {
    for customer in 1..=5 {
        Timer::after(seconds(0.8)).await;
        say!("customer {customer}");
        door.send(customer).await.ok();
    }
}

/// Greets customers while the bread is in the oven.
async fn greet(customers: Receiver<u32>) {
    let mut oven = Timer::after(seconds(one_of([2.0, 3.6])));
    loop {
        let customer = async { customers.recv().await.ok() };
        let is_done = async {
            (&mut oven).await;
            None
        };
        match or(customer, is_done).await {
            Some(customer) => say!("welcome, {customer}"),
            None => break,
        }
    }
}
