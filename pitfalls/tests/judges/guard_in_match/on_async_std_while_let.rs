//! On async-std, with a `while let`.

use async_std::{
    sync::Mutex,
    task::{block_on, sleep},
};
use side_by_side::{say, seconds, watch, watch_value};

pub fn main() {
    let orders = Mutex::new(vec![1]);
    block_on(watch("cook", cook(&orders)));
}

async fn cook(orders: &Mutex<Vec<u32>>) {
    while let Some(order) = watch_value("guard", orders.lock().await).pop() {
        say!("order {order}");
        sleep(seconds(1)).await;
        say!("burnt");
        watch("put back", put_back(orders, order)).await;
    }
    say!("next");
}

async fn put_back(orders: &Mutex<Vec<u32>>, order: u32) {
    orders.lock().await.push(order);
}
