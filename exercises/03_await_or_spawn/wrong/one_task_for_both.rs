//! One task for both, and main does nothing.
//! The check says: are parts of one task

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", breakfast()));
}

async fn breakfast() {
    let c = watch("coffee", make_coffee());
    let t = watch("table", set_table());
    spawn(async {
        futures::future::join(c, t).await;
    })
    .await
    .expect("no panic");
    say!("breakfast");
}

async fn make_coffee() {
    sleep(seconds(2.03)).await;
    say!("coffee");
}

async fn set_table() {
    sleep(seconds(1)).await;
    say!("table");
}
