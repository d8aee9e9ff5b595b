//! Two cooks share one oven. This is your playground: change what you like.

use std::{pin::pin, sync::Arc};

use side_by_side::{say, seconds, watch, watch_value};
use tokio::{
    sync::{Mutex, mpsc},
    task::JoinSet,
    time::sleep,
};

#[tokio::main]
pub async fn main() {
    watch("main", evening()).await;
}

async fn evening() {
    let oven = Arc::new(Mutex::new(()));
    let (send, mut table) = mpsc::channel(1);
    // Try: drop it before `loop`, which then ends with the cooks.
    let send = watch_value("main's sender", send);
    let mut cooks = JoinSet::new();
    for name in ["anna", "ben"] {
        let cook = bake(name, oven.clone(), send.clone());
        cooks.spawn(watch(name, cook));
    }
    let mut closing = pin!(watch("closing time", sleep(seconds(3))));
    loop {
        tokio::select! {
            dish = table.recv() => match dish {
                Some(dish) => say!("we eat {dish}"),
                None => break,
            },
            () = &mut closing => break,
        }
    }
    say!("the kitchen closes");
    while cooks.join_next().await.is_some() {}
}

async fn bake(name: &str, oven: Arc<Mutex<()>>, table: mpsc::Sender<String>) {
    let guard = watch_value(format!("{name} has the oven"), oven.lock().await);
    sleep(seconds(1)).await;
    // Try: `std::mem::forget(guard)` instead. What does ben wait for?
    drop(guard);
    table.send(format!("{name}'s bread")).await.ok();
}
