//! Main sleeps instead of awaiting the coffee.
//! The check says: the end of `coffee` did not wake `main`

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", breakfast()));
}

async fn breakfast() {
    let coffee = spawn(watch("coffee", make_coffee()));
    watch("table", set_table()).await;
    sleep(seconds(1.3)).await;
    drop(coffee);
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
