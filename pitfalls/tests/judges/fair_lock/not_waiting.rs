//! Ann calls twice before Ben, but Ben comes late, and the mutex is fair.

use std::sync::Arc;

use side_by_side::{say, seconds, watch, watch_value};
use tokio::{spawn, sync::Mutex, time::sleep};

#[tokio::main]
pub async fn main() {
    let phone = Arc::new(Mutex::new(()));
    let ann = spawn(watch("ann", talk(phone.clone(), "ann's call", 3)));
    sleep(seconds(0.75)).await;
    let ben = spawn(watch("ben", talk(phone, "ben's call", 1)));
    ann.await.expect("ann should not panic");
    ben.await.expect("ben should not panic");
}

async fn talk(phone: Arc<Mutex<()>>, name: &str, calls: u32) {
    for n in 1..=calls {
        let line = watch_value(name, phone.lock().await);
        say!("call {n}");
        sleep(seconds(0.5)).await;
        drop(line);
    }
}
