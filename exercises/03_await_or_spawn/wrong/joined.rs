//! At the same time, but not as a task.
//! The check says: `coffee` is polled by `main`, and is not its own task

use futures::future::join;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", breakfast()));
}

async fn breakfast() {
    let coffee = watch("coffee", make_coffee());
    join(coffee, watch("table", set_table())).await;
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
