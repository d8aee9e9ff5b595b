//! The timeouts are longer, and the channel has less room.

use async_std::{
    channel::{Receiver, Sender, bounded},
    future::timeout,
    task::{block_on, sleep},
};
use futures::future::join3;
use side_by_side::{say, seconds, watch};

pub fn main() {
    let (to_clerk, letters) = bounded(1);
    let (to_other, copies) = bounded(1);
    let all = join3(
        watch("postman", bring_letters(to_clerk, to_other)),
        watch("clerk", send_bundles(letters)),
        watch("careful clerk", send_all(copies)),
    );
    block_on(all);
}

async fn bring_letters(to_clerk: Sender<u32>, to_other: Sender<u32>) {
    for letter in 1..=5 {
        sleep(seconds(0.4)).await;
        to_clerk
            .send(letter)
            .await
            .expect("the clerk should receive");
        to_other
            .send(letter)
            .await
            .expect("the clerk should receive");
    }
}

async fn send_bundles(letters: Receiver<u32>) {
    while !letters.is_closed() {
        let bundle = watch("bundle", collect(&letters));
        match timeout(seconds(1.4), bundle).await {
            Ok(bundle) => say!("sent {bundle:?}"),
            Err(_) => say!("time is over"),
        }
    }
}

async fn collect(letters: &Receiver<u32>) -> Vec<u32> {
    let mut bundle = Vec::new();
    fill(&mut bundle, letters).await;
    bundle
}

async fn send_all(letters: Receiver<u32>) {
    while !letters.is_closed() {
        // The bundle outlives the future that fills it.
        let mut bundle = Vec::new();
        let filling = watch("filling", fill(&mut bundle, &letters));
        // With or without a timeout, the letters in the bundle are sent.
        timeout(seconds(1.4), filling).await.ok();
        say!("sent {bundle:?}");
    }
}

async fn fill(bundle: &mut Vec<u32>, letters: &Receiver<u32>) {
    while let Ok(letter) = letters.recv().await {
        say!("{letter}");
        bundle.push(letter);
    }
}
