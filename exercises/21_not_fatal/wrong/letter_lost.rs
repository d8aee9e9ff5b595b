//! Main returns when the piano is lost.
//! The check says: `letter` was dropped

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", send_both()));
}

async fn send_both() {
    let piano = spawn(watch("piano", deliver("piano")));
    let letter = spawn(watch("letter", deliver("letter")));
    match piano.await {
        Ok(place) => say!("piano: {place}"),
        Err(_) => return say!("piano: lost"),
    }
    say!("letter: {}", letter.await.expect("it arrives"));
}

async fn deliver(what: &str) -> &'static str {
    sleep(seconds(1.03)).await;
    if what == "piano" {
        panic!("too heavy");
    }
    sleep(seconds(1)).await;
    "in the box"
}
