//! The clerk yields six times after the first letter, and not again.
//! The check says: `clerk` did not yield between "letter 2" and "letter 3"

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
        let turns = if letter == 1 { 6 } else { 0 };
        for _ in 0..turns {
            yield_now().await;
        }
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
