//! What the card suggests to try: `fill` returns after the first letter.

use futures::future::join3;
use side_by_side::{say, seconds, watch};
use tokio::{
    runtime::Runtime,
    sync::mpsc::{Receiver, Sender, channel},
    time::{sleep, timeout},
};

pub fn main() {
    let (to_clerk, letters) = channel(10);
    let (to_other, copies) = channel(10);
    let all = join3(
        watch("postman", bring_letters(to_clerk, to_other)),
        watch("clerk", send_bundles(letters)),
        watch("careful clerk", send_all(copies)),
    );
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(all);
}

async fn bring_letters(to_clerk: Sender<u32>, to_other: Sender<u32>) {
    for letter in 1..=4 {
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

async fn send_bundles(mut letters: Receiver<u32>) {
    while !letters.is_closed() {
        let bundle = watch("bundle", collect(&mut letters));
        match timeout(seconds(1), bundle).await {
            Ok(bundle) => say!("sent {bundle:?}"),
            Err(_) => say!("time is over"),
        }
    }
}

async fn collect(letters: &mut Receiver<u32>) -> Vec<u32> {
    let mut bundle = Vec::new();
    fill(&mut bundle, letters).await;
    bundle
}

async fn send_all(mut letters: Receiver<u32>) {
    while !letters.is_closed() {
        // The bundle outlives the future that fills it.
        let mut bundle = Vec::new();
        let filling = watch("filling", fill(&mut bundle, &mut letters));
        // With or without a timeout, the letters in the bundle are sent.
        timeout(seconds(1), filling).await.ok();
        say!("sent {bundle:?}");
    }
}

async fn fill(bundle: &mut Vec<u32>, letters: &mut Receiver<u32>) {
    if let Some(letter) = letters.recv().await {
        say!("{letter}");
        bundle.push(letter);
    }
}
