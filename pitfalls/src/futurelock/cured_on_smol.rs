//! On smol: `or` owns the wait for the lock, and drops it when it loses.

use std::sync::Arc;

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, future::or, lock::Mutex, spawn};

pub fn main() {
    block_on(watch("main", get_ready()));
}

async fn get_ready() {
    let bathroom = Arc::new(Mutex::new(()));
    spawn(watch("father", occupy(bathroom.clone(), 2.0))).detach();
    Timer::after(seconds(0.5)).await;
    let shave = watch("shave", occupy(bathroom.clone(), 1.0));
    let alarm = async {
        Timer::after(seconds(0.5)).await;
    };
    or(shave, watch("alarm", alarm)).await;
    say!("no time to shave");
    watch("brush", occupy(bathroom, 0.5)).await;
    say!("ready");
}

async fn occupy(bathroom: Arc<Mutex<()>>, time: f64) {
    let _door = bathroom.lock().await;
    say!("in");
    Timer::after(seconds(time)).await;
    say!("out");
}
