//! Nothing is spawned.
//! The check says: `washer` is polled by `main`

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", all()));
}

async fn all() {
    let washing = watch("washer", run("washer", 2)).await;
    watch("shopping", run("shopping", 1)).await;
    say!("home again");
    say!("{washing}");
}

async fn run(what: &str, needed: u32) -> String {
    sleep(seconds(needed)).await;
    format!("{what} is done")
}
