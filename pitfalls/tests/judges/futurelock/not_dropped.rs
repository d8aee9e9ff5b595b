//! Hangs, too: `shave` is dropped, and another task keeps the lock forever.

use std::sync::Arc;

use futures::future::pending;
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
        () = watch("alarm", sleep(seconds(0.5))) => say!("no time to shave"),
    }
    let next = bathroom.clone();
    spawn(async move {
        let _door = next.lock().await;
        pending::<()>().await;
    });
    sleep(seconds(0.1)).await;
    watch("brush", occupy(bathroom, 0.5)).await;
    say!("ready");
}

async fn occupy(bathroom: Arc<Mutex<()>>, time: f64) {
    let _door = bathroom.lock().await;
    say!("in");
    sleep(seconds(time)).await;
    say!("out");
}
