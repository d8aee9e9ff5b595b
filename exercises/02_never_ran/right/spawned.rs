//! The tea is spawned, and awaited before it is served.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, time::sleep};

pub fn program() {
    let runtime = Runtime::new();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", breakfast()));
}

async fn breakfast() {
    let tea = watch("tea", brew());
    let tea = tokio::spawn(tea);
    tea.await.expect("the task should not panic");
    say!("served");
}

async fn brew() {
    sleep(seconds(1.03)).await;
    say!("tea is ready");
}
