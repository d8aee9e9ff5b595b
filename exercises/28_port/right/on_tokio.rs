//! On tokio, with two workers.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn program() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", main_task()));
}

async fn main_task() {
    let washing = spawn(watch("washer", run("washer", 2)));
    watch("shopping", run("shopping", 1)).await;
    say!("home again");
    say!("{}", washing.await.expect("the task should not panic"));
}

async fn run(what: &str, needed: u32) -> String {
    sleep(seconds(needed)).await;
    format!("{what} is done")
}
