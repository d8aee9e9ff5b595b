//! You wait for 2 s with the pen in your hand, and go shopping.
//! The check says: `flatmate` did not say "wrote milk"

use exercises::one_of;
use side_by_side::{say, seconds, watch, watch_value};
use std::sync::Arc;
use tokio::{
    runtime::Builder,
    spawn,
    sync::Mutex,
    time::{sleep, timeout},
};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", go_shopping()));
}

async fn go_shopping() {
    let list = Arc::new(Mutex::new(Vec::new()));
    let flatmate = spawn(watch("flatmate", look(list.clone())));
    let mut pen = watch_value("pen", list.lock().await);
    pen.push("bread");
    say!("wrote bread");
    timeout(seconds(2), flatmate).await.ok();
    say!("buy {}", pen.join(" and "));
}

/// Looks into the fridge for 1 s, and then writes down what is missing.
async fn look(list: Arc<Mutex<Vec<&str>>>) {
    sleep(seconds(1)).await;
    let missing = one_of(["milk", "eggs"]);
    list.lock().await.push(missing);
    say!("wrote {missing}");
}
