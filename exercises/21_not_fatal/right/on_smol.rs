//! On smol the panic is caught where the handle is awaited.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, future::FutureExt, spawn};
use std::panic::AssertUnwindSafe;

pub fn program() {
    block_on(watch("main", send_both()));
}

async fn send_both() {
    let piano = spawn(watch("piano", deliver("piano")));
    let letter = spawn(watch("letter", deliver("letter")));
    match AssertUnwindSafe(piano).catch_unwind().await {
        Ok(place) => say!("piano: {place}"),
        Err(_) => say!("piano: lost"),
    }
    say!("letter: {}", letter.await);
}

async fn deliver(what: &str) -> &'static str {
    Timer::after(seconds(1.03)).await;
    if what == "piano" {
        panic!("too heavy");
    }
    Timer::after(seconds(1)).await;
    "in the box"
}
