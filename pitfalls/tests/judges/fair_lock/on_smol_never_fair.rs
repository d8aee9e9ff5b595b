//! On smol, as the card says to try: a mutex that is never fair.

use std::sync::Arc;

use futures::lock::Mutex;
use side_by_side::{say, seconds, watch, watch_value};
use smol::{Timer, block_on, spawn};

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
        Timer::after(seconds(0.5)).await;
        drop(line);
    }
}
