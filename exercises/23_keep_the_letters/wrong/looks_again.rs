//! It checks for letters every 0.1 s.
//! The check says: it asks again and again instead of waiting

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
    while !letters.is_closed() || !letters.is_empty() {
        let mut bundle = Vec::new();
        for _ in 0..20 {
            sleep(seconds(0.1)).await;
            while bundle.len() < 3
                && let Ok(letter) = letters.try_recv()
            {
                bundle.push(letter.to_string());
            }
            if bundle.len() == 3 || letters.is_closed() {
                break;
            }
        }
        say!("bundle: {}", bundle.join(" "));
    }
}
