//! On smol: the guard is a part of a `let`, which ends before.

use side_by_side::{say, seconds, watch, watch_value};
use smol::{Timer, block_on, lock::Mutex};

pub fn main() {
    let orders = Mutex::new(vec![1]);
    block_on(watch("cook", cook(&orders)));
}

async fn cook(orders: &Mutex<Vec<u32>>) {
    let order = watch_value("guard", orders.lock().await).pop();
    if let Some(order) = order {
        say!("order {order}");
        Timer::after(seconds(1)).await;
        say!("burnt");
        watch("put back", put_back(orders, order)).await;
    }
    say!("next");
}

async fn put_back(orders: &Mutex<Vec<u32>>, order: u32) {
    orders.lock().await.push(order);
}
