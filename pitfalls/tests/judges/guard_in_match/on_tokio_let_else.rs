//! On tokio, as the card says to try: `let else` ends before what follows.

use side_by_side::{say, seconds, watch, watch_value};
use tokio::{sync::Mutex, time::sleep};

#[tokio::main]
pub async fn main() {
    let orders = Mutex::new(vec![1]);
    watch("cook", cook(&orders)).await;
}

async fn cook(orders: &Mutex<Vec<u32>>) {
    let Some(order) = watch_value("guard", orders.lock().await).pop() else {
        return;
    };
    say!("order {order}");
    sleep(seconds(1)).await;
    say!("burnt");
    watch("put back", put_back(orders, order)).await;
    say!("next");
}

async fn put_back(orders: &Mutex<Vec<u32>>, order: u32) {
    orders.lock().await.push(order);
}
