//! On smol, as the card says to try: a lock that is not fair.

use std::{pin::pin, sync::Arc};

use futures::lock::Mutex;
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, future::or, spawn};

pub fn main() {
    block_on(watch("main", get_ready()));
}

async fn get_ready() {
    let bathroom = Arc::new(Mutex::new(()));
    spawn(watch("father", occupy(bathroom.clone(), 2.0))).detach();
    Timer::after(seconds(0.5)).await;
    let mut shave = pin!(watch("shave", occupy(bathroom.clone(), 1.0)));
    let alarm = async {
        Timer::after(seconds(0.5)).await;
    };
    or(shave.as_mut(), watch("alarm", alarm)).await;
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
