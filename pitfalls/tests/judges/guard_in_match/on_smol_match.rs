//! On smol, with a `match` and two arms.

use side_by_side::{seconds, watch, watch_value};
use smol::{Timer, block_on, lock::Mutex};

pub fn main() {
    let orders = Mutex::new(vec![1]);
    block_on(watch("cook", cook(&orders)));
}

async fn cook(orders: &Mutex<Vec<u32>>) {
    match watch_value("guard", orders.lock().await).pop() {
        None => {}
        Some(order) => {
            Timer::after(seconds(1)).await;
            watch("put back", put_back(orders, order)).await;
        }
    }
}

async fn put_back(orders: &Mutex<Vec<u32>>, order: u32) {
    let mut orders = orders.lock().await;
    orders.insert(0, order);
}
