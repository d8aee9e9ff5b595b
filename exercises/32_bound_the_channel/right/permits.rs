//! A permit for each place on the table. The guest returns it.

use side_by_side::{say, seconds, watch};
use std::sync::Arc;
use tokio::sync::{
    Semaphore,
    mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
};
use tokio::{spawn, time::sleep};

#[tokio::main]
pub async fn program() {
    let places = Arc::new(Semaphore::new(2));
    let (to_table, table) = unbounded_channel();
    spawn(watch("cook", bake(to_table, places.clone())));
    let guest = spawn(watch("guest", eat(table, places)));
    guest.await.expect("the guest should not panic");
}

/// Bakes six pancakes, one every 0.2 s.
async fn bake(to_table: UnboundedSender<u32>, places: Arc<Semaphore>) {
    for pancake in 1..=6 {
        sleep(seconds(0.2)).await;
        let place = places.acquire().await.expect("it is open");
        place.forget();
        to_table.send(pancake).expect("the guest is there");
        say!("pancake {pancake}");
    }
}

/// Eats for 0.7 s.
async fn eat(mut table: UnboundedReceiver<u32>, places: Arc<Semaphore>) {
    while let Some(pancake) = table.recv().await {
        say!("eat {pancake}");
        places.add_permits(1);
        sleep(seconds(0.7)).await;
    }
}
