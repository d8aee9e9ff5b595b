//! The postman and the clerks are tasks, and the letters come more slowly.

use futures::future::join3;
use side_by_side::{say, seconds, watch};
use smol::{
    Timer, block_on,
    channel::{Receiver, Sender, bounded},
    future::or,
    spawn,
};

pub fn main() {
    let (to_clerk, letters) = bounded(10);
    let (to_other, copies) = bounded(10);
    let all = join3(
        spawn(watch("postman", bring_letters(to_clerk, to_other))),
        spawn(watch("clerk", send_bundles(letters))),
        spawn(watch("careful clerk", send_all(copies))),
    );
    block_on(all);
}

async fn bring_letters(to_clerk: Sender<u32>, to_other: Sender<u32>) {
    for letter in 1..=5 {
        Timer::after(seconds(0.6)).await;
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
        let bundle = async { Some(bundle.await) };
        let time = async {
            Timer::after(seconds(1)).await;
            None
        };
        match or(bundle, time).await {
            Some(bundle) => say!("sent {bundle:?}"),
            None => say!("time is over"),
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
        let time = async {
            Timer::after(seconds(1)).await;
        };
        or(filling, time).await;
        say!("sent {bundle:?}");
    }
}

async fn fill(bundle: &mut Vec<u32>, letters: &Receiver<u32>) {
    while let Ok(letter) = letters.recv().await {
        say!("{letter}");
        bundle.push(letter);
    }
}
