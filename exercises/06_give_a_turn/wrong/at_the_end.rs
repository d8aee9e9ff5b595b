//! The clerk yields only after all letters.
//! The check says: "letter 2" of `clerk` came before the first poll of `visitor`

use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{runtime::Builder, spawn, task::yield_now};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", host()));
}

async fn host() {
    let clerk = spawn(watch("clerk", stamp_letters()));
    let visitor = spawn(watch("visitor", greet()));
    clerk.await.expect("no panic");
    visitor.await.expect("no panic");
}

async fn stamp_letters() {
    for letter in 1..=6 {
        stamp(letter);
    }
    for _ in 1..=6 {
        yield_now().await;
    }
}

/// Blocks the thread for a moment.
fn stamp(letter: u32) {
    thread::sleep(seconds(0.2));
    say!("letter {letter}");
}

async fn greet() {
    say!("hello");
}
