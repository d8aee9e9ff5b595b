//! Nobody gives the map up; the end of the program drops it.
//! The check says: the page was shown before the map was given up

use futures::future::join;
use side_by_side::{say, seconds, watch};
use std::future::pending;
use tokio::{runtime::Builder, spawn, time::sleep};

fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("tokio starts")
        .block_on(watch("main", show_page()));
}

async fn show_page() {
    let text = watch("text", load("text"));
    spawn(watch("map", load("map")));
    let photo = watch("photo", load("photo"));
    join(text, photo).await;
    sleep(seconds(1.1)).await;
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
