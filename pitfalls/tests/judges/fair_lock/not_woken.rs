//! Ben calls before Ann calls again, but no lock gives him his turn: he asks
//! again and again, and she leaves him the time.

use std::sync::Arc;

use side_by_side::{say, seconds, watch, watch_value};
use tokio::{spawn, sync::Mutex, time::sleep};

#[tokio::main]
pub async fn main() {
    let phone = Arc::new(Mutex::new(()));
    let ann = spawn(watch("ann", talk(phone.clone(), "ann's call", 3)));
    let ben = spawn(watch("ben", ask(phone)));
    ann.await.expect("ann should not panic");
    ben.await.expect("ben should not panic");
}

async fn talk(phone: Arc<Mutex<()>>, name: &str, calls: u32) {
    for n in 1..=calls {
        let line = watch_value(name, phone.lock().await);
        say!("call {n}");
        sleep(seconds(0.5)).await;
        drop(line);
        sleep(seconds(0.1)).await;
    }
}

async fn ask(phone: Arc<Mutex<()>>) {
    loop {
        sleep(seconds(0.05)).await;
        if let Ok(line) = phone.try_lock() {
            let _line = watch_value("ben's call", line);
            say!("call 1");
            return sleep(seconds(0.5)).await;
        }
    }
}
