//! The shopping is also a task.
//! The check says: `shopping` is not a part of `main`

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", all()));
}

async fn all() {
    let washing = spawn(watch("washer", run("washer", 2)));
    let shopping = spawn(watch("shopping", run("shopping", 1)));
    shopping.await.expect("no panic");
    say!("home again");
    say!("{}", washing.await.expect("no panic"));
}

async fn run(what: &str, needed: u32) -> String {
    sleep(seconds(needed)).await;
    format!("{what} is done")
}
