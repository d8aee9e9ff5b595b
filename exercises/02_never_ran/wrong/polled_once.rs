//! The tea is polled only once.
//! The check says: `tea` was dropped

use futures::future::poll_immediate;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", breakfast()));
}

async fn breakfast() {
    let tea = watch("tea", brew());
    poll_immediate(tea).await;
    sleep(seconds(1)).await;
    say!("served");
}

async fn brew() {
    sleep(seconds(1.03)).await;
    say!("tea is ready");
}
