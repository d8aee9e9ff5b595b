//! On tokio: the timer is boxed, a `biased` race asks it first, and the letters
//! are counted by another future.

use side_by_side::{seconds, watch};
use tokio::{
    runtime::Runtime, select, spawn, sync::mpsc::channel, time::sleep,
};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("clerk", collect()));
}

async fn collect() {
    let (letterbox, mut letters) = channel(1);
    let sender = watch("sender", async move {
        for letter in 0.. {
            sleep(seconds(0.3)).await;
            if letterbox.send(letter).await.is_err() {
                break;
            }
        }
    });
    let sender = spawn(sender);
    let mut van = Box::pin(watch("van", sleep(seconds(2.0))));
    loop {
        select! {
            biased;
            () = &mut van => break,
            _ = letters.recv() => {}
        }
    }
    drop(letters);
    sender.await.expect("the sender should not panic");
}
