//! The guard is a temporary, which lives to the end of its statement. A channel
//! tells when the flatmate has written.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use std::sync::Arc;
use tokio::{
    spawn,
    sync::{Mutex, oneshot},
    time::sleep,
};

#[tokio::main]
pub async fn program() {
    watch("main", go_shopping()).await;
}

async fn go_shopping() {
    let list = Arc::new(Mutex::new(Vec::new()));
    let (tell, told) = oneshot::channel();
    spawn(watch("flatmate", look(list.clone(), tell)));
    list.lock().await.push("bread");
    say!("wrote bread");
    told.await.expect("the flatmate should not panic");
    say!("buy {}", list.lock().await.join(" and "));
}

/// Looks into the fridge for 1 s, and then writes down what is missing.
async fn look(list: Arc<Mutex<Vec<&str>>>, tell: oneshot::Sender<()>) {
    sleep(seconds(1)).await;
    let missing = one_of(["milk", "eggs"]);
    list.lock().await.push(missing);
    say!("wrote {missing}");
    tell.send(()).expect("someone should wait");
}
