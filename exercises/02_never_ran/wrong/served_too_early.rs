//! The tea runs, but main does not wait for it.
//! The check says: `main` did not say "served" after the end of `tea`

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", breakfast()));
}

async fn breakfast() {
    let tea = spawn(watch("tea", brew()));
    say!("served");
    tea.await.expect("no panic");
}

async fn brew() {
    sleep(seconds(1.03)).await;
    say!("tea is ready");
}
