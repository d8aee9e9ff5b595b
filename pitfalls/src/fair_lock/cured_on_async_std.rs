//! On async-std: a task that has unlocked yields, so the other is first.

use std::sync::Arc;

use async_std::{
    sync::Mutex,
    task::{block_on, sleep, spawn, yield_now},
};
use side_by_side::{say, seconds, watch, watch_value};

pub fn main() {
    let phone = Arc::new(Mutex::new(()));
    let ann = spawn(watch("ann", talk(phone.clone(), "ann's call", 3)));
    let ben = spawn(watch("ben", talk(phone, "ben's call", 1)));
    block_on(ann);
    block_on(ben);
}

async fn talk(phone: Arc<Mutex<()>>, name: &str, calls: u32) {
    for n in 1..=calls {
        let line = watch_value(name, phone.lock().await);
        say!("call {n}");
        sleep(seconds(0.5)).await;
        drop(line);
        yield_now().await;
    }
}
