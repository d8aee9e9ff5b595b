//! The flatmate writes only if the pen is free.
//! The check says: `flatmate` did not say "wrote milk"

use exercises::one_of;
use side_by_side::{say, seconds, watch, watch_value};
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
    let flatmate = spawn(watch("flatmate", look(list.clone())));
    let mut pen = watch_value("pen", list.lock().await);
    pen.push("bread");
    say!("wrote bread");
    flatmate.await.expect("the flatmate should not panic");
    say!("buy {}", pen.join(" and "));
}

/// Looks into the fridge for 1 s, and then writes down what is missing.
async fn look(list: Arc<Mutex<Vec<&str>>>) {
    sleep(seconds(1)).await;
    if let Ok(mut pen) = list.try_lock() {
        let missing = one_of(["milk", "eggs"]);
        pen.push(missing);
        say!("wrote {missing}");
    }
}
