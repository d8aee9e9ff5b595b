//! smol's `block_on`.
//! The check says: your file uses `smol`: write it yourself, with the standard library

use exercises::one_of;
use futures::channel::oneshot;
use side_by_side::{say, seconds, watch};
use std::thread;

pub fn program() {
    let answer = block_on(watch("letter", wait_for_letter()));
    say!("read: {answer}");
}

/// Runs a future on this thread until it is complete.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    smol::block_on(future)
}

/// Waits for two letters. A thread brings each of them.
async fn wait_for_letter() -> &'static str {
    for text in ["a bill", "an invitation"] {
        let (postman, letter) = oneshot::channel();
        thread::spawn(move || {
            thread::sleep(seconds(one_of([1, 2])));
            postman.send(text).ok();
        });
        say!("{}", letter.await.expect("the postman comes"));
    }
    "all letters"
}
