//! On tokio: `select!` owns the wait for the lock, and drops it when it loses.

use std::sync::Arc;

use side_by_side::{say, seconds, watch};
use tokio::{select, spawn, sync::Mutex, time::sleep};

#[tokio::main]
pub async fn main() {
    watch("main", get_ready()).await;
}

async fn get_ready() {
    let bathroom = Arc::new(Mutex::new(()));
    spawn(watch("father", occupy(bathroom.clone(), 2.0)));
    sleep(seconds(0.5)).await;
    select! {
        () = watch("shave", occupy(bathroom.clone(), 1.0)) => {}
        () = watch("alarm", sleep(seconds(0.5))) => {}
    }
    say!("no time to shave");
    watch("brush", occupy(bathroom, 0.5)).await;
    say!("ready");
}

async fn occupy(bathroom: Arc<Mutex<()>>, time: f64) {
    let _door = bathroom.lock().await;
    say!("in");
    sleep(seconds(time)).await;
    say!("out");
}
