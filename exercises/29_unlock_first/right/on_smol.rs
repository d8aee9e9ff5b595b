//! The same with smol.

use exercises::one_of;
use side_by_side::{say, seconds, watch, watch_value};
use smol::{Timer, block_on, lock::Mutex, spawn};
use std::sync::Arc;

pub fn program() {
    block_on(watch("main", go_shopping()));
}

async fn go_shopping() {
    let list = Arc::new(Mutex::new(Vec::new()));
    let flatmate = spawn(watch("flatmate", look(list.clone())));
    let mut pen = watch_value("pen", list.lock().await);
    pen.push("bread");
    say!("wrote bread");
    drop(pen);
    flatmate.await;
    say!("buy {}", list.lock().await.join(" and "));
}

/// Looks into the fridge for 1 s, and then writes down what is missing.
async fn look(list: Arc<Mutex<Vec<&str>>>) {
    Timer::after(seconds(1)).await;
    let missing = one_of(["milk", "eggs"]);
    list.lock().await.push(missing);
    say!("wrote {missing}");
}
