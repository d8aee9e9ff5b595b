//! On smol, awaiting a handle returns the value itself.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn program() {
    block_on(watch("main", main_task()));
}

async fn main_task() {
    let washing = spawn(watch("washer", run("washer", 2)));
    watch("shopping", run("shopping", 1)).await;
    say!("home again");
    say!("{}", washing.await);
}

async fn run(what: &str, needed: u32) -> String {
    Timer::after(seconds(needed)).await;
    format!("{what} is done")
}
