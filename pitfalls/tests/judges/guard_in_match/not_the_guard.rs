//! Hangs, too: the guard is dropped, and another task keeps the mutex.

use std::sync::Arc;

use futures::future::pending;
use side_by_side::{say, seconds, watch, watch_value};
use tokio::{spawn, sync::Mutex, time::sleep};

#[tokio::main]
pub async fn main() {
    let orders = Arc::new(Mutex::new(vec![1]));
    watch("cook", cook(&orders)).await;
}

async fn cook(orders: &Arc<Mutex<Vec<u32>>>) {
    let order = watch_value("guard", orders.lock().await).pop();
    if let Some(order) = order {
        say!("order {order}");
        spawn(keep(orders.clone()));
        sleep(seconds(1)).await;
        say!("burnt");
        watch("put back", put_back(orders, order)).await;
    }
    say!("next");
}

async fn put_back(orders: &Arc<Mutex<Vec<u32>>>, order: u32) {
    orders.lock().await.push(order);
}

async fn keep(orders: Arc<Mutex<Vec<u32>>>) {
    let _orders = orders.lock().await;
    pending::<()>().await;
}
