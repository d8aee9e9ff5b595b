//! The map has less time than it may take.
//! The check says: `map` ended after less than 2 s

use futures::future::join3;
use side_by_side::{say, seconds, watch};
use std::future::pending;
use tokio::{
    runtime::Builder,
    time::{sleep, timeout},
};

fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("tokio starts")
        .block_on(watch("main", show_page()));
}

async fn show_page() {
    let text = watch("text", load("text"));
    let map = timeout(seconds(1), watch("map", load("map")));
    let photo = watch("photo", load("photo"));
    join3(text, map, photo).await.1.ok();
    say!("page shown");
}

/// The server of the map never answers.
async fn load(what: &str) {
    if what == "map" {
        pending::<()>().await;
    }
    sleep(seconds(1)).await;
    say!("{what} is here");
}

#[path = "../tests.rs"]
mod tests;
pub fn main() -> std::process::ExitCode {
    tests::check(program)
}
