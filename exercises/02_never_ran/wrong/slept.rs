//! Main sleeps instead of awaiting the tea.
//! The check says: the end of `tea` did not wake `main`

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
    tokio::spawn(tea);
    sleep(seconds(1.3)).await;
    say!("served");
}

async fn brew() {
    sleep(seconds(1.03)).await;
    say!("tea is ready");
}
