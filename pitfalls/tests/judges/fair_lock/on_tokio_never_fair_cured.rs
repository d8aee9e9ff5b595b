//! On tokio, with a mutex that is never fair, and the cure.

use std::sync::Arc;

use futures::lock::Mutex;
use side_by_side::{say, seconds, watch, watch_value};
use tokio::{spawn, task::yield_now, time::sleep};

#[tokio::main]
pub async fn main() {
    let phone = Arc::new(Mutex::new(()));
    let ann = spawn(watch("ann", talk(phone.clone(), "ann's call", 3)));
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
        yield_now().await;
    }
}
