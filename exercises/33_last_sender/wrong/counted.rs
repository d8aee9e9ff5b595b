//! The harbour counts the calls.
//! The check says: `boat 2` did not say "boat 2 is home"; `main` must wait for it

use exercises::one_of;
use side_by_side::{say, seconds, watch, watch_value};
use tokio::sync::mpsc::{Sender, channel};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", listen()));
}

async fn listen() {
    let (radio, mut calls) = channel(8);
    let radio = watch_value("radio", radio);
    for n in 1..=one_of([2, 3]) {
        spawn(watch(format!("boat {n}"), fish(n, radio.clone())));
    }
    let mut total = 0;
    for _ in 0..one_of([3, 6]) {
        total += calls.recv().await.expect("a sender is there");
    }
    say!("{total} fish");
}

/// The nth boat calls n times, and sails home.
async fn fish(n: u32, radio: Sender<u32>) {
    for _ in 0..n {
        sleep(seconds(1)).await;
        radio.send(10).await.expect("the harbour should listen");
    }
    sleep(seconds(one_of([1, 3]))).await;
    say!("boat {n} is home");
}
