//! On async-std, with `select`, which gives the loser back.

use std::sync::Arc;

use async_std::{
    sync::Mutex,
    task::{block_on, sleep, spawn},
};
use futures::future::{Either, select};
use side_by_side::{seconds, watch};

pub fn main() {
    block_on(watch("main", get_ready()));
}

async fn get_ready() {
    let bathroom = Arc::new(Mutex::new(()));
    let father = watch("father", spawn(occupy(bathroom.clone(), 2.0)));
    let father = spawn(father);
    sleep(seconds(0.5)).await;
    let shave = Box::pin(watch("shave", occupy(bathroom.clone(), 1.0)));
    let alarm = Box::pin(watch("alarm", sleep(seconds(0.5))));
    let lost = match select(shave, alarm).await {
        Either::Left(_) => return,
        Either::Right(((), shave)) => shave,
    };
    watch("brush", occupy(bathroom, 0.5)).await;
    drop(lost);
    father.await;
}

async fn occupy(bathroom: Arc<Mutex<()>>, time: f64) {
    let _door = bathroom.lock().await;
    sleep(seconds(time)).await;
}
