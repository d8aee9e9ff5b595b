//! A future that waits for a lock loses a race, and is neither polled nor
//! dropped: the lock is passed on to it.

use std::{pin::pin, sync::Arc};

use side_by_side::{seconds, watch};
use tokio::{spawn, sync::Mutex, time::sleep};

#[tokio::main]
pub async fn main() {
    watch("main", morning()).await;
}

async fn morning() {
    let bathroom = Arc::new(Mutex::new(()));
    spawn(watch("father", uses(bathroom.clone(), 2.0)));
    sleep(seconds(0.5)).await;
    let mut shave = pin!(watch("shave", uses(bathroom.clone(), 1.0)));
    tokio::select! {
        () = &mut shave => {}
        () = watch("alarm", sleep(seconds(1))) => {}
    }
    watch("brush", uses(bathroom, 1.0)).await;
}

async fn uses(bathroom: Arc<Mutex<()>>, how_long: f64) {
    let _door = bathroom.lock().await;
    sleep(seconds(how_long)).await;
}
