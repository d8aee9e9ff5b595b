//! Two cooks share one oven. This is your playground: change what you like.

use std::{pin::pin, sync::Arc};

use async_std::{
    channel::{self, Sender},
    sync::Mutex,
    task::{sleep, spawn},
};
use futures::{FutureExt, future::join_all, select};
use side_by_side::{say, seconds, watch, watch_value};

#[async_std::main]
pub async fn main() {
    watch("main", evening()).await;
}

async fn evening() {
    let oven = Arc::new(Mutex::new(()));
    let (send, table) = channel::bounded(1);
    // Try: drop it before `loop`, which then ends with the cooks.
    let send = watch_value("main's sender", send);
    let mut cooks = Vec::new();
    for name in ["anna", "ben"] {
        let cook = bake(name, oven.clone(), send.clone());
        cooks.push(spawn(watch(name, cook)));
    }
    let mut closing = pin!(watch("closing time", sleep(seconds(3))).fuse());
    loop {
        select! {
            dish = table.recv().fuse() => match dish {
                Ok(dish) => say!("we eat {dish}"),
                Err(_) => break,
            },
            () = closing => break,
        }
    }
    say!("the kitchen closes");
    join_all(cooks).await;
}

async fn bake(name: &str, oven: Arc<Mutex<()>>, table: Sender<String>) {
    let guard = watch_value(format!("{name} has the oven"), oven.lock().await);
    sleep(seconds(1)).await;
    // Try: `std::mem::forget(guard)` instead. What does ben wait for?
    drop(guard);
    table.send(format!("{name}'s bread")).await.ok();
}
