//! You unlock, but sleep instead of waiting for your flatmate.
//! The check says: the end of `flatmate` did not wake `main`, which should await it

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use std::sync::Arc;
use tokio::{runtime::Builder, spawn, sync::Mutex, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", go_shopping()));
}

async fn go_shopping() {
    let list = Arc::new(Mutex::new(Vec::new()));
    spawn(watch("flatmate", look(list.clone())));
    list.lock().await.push("bread");
    say!("wrote bread");
    sleep(seconds(2)).await;
    say!("buy {}", list.lock().await.join(" and "));
}

/// Looks into the fridge for 1 s, and then writes down what is missing.
async fn look(list: Arc<Mutex<Vec<&str>>>) {
    sleep(seconds(1)).await;
    let missing = one_of(["milk", "eggs"]);
    list.lock().await.push(missing);
    say!("wrote {missing}");
}
