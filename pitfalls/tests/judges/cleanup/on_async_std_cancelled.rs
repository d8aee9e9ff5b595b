//! On async-std, with a call that is dropped by a cancelled task.

use async_std::{
    channel::{Receiver, Sender, bounded},
    task::{block_on, sleep, spawn},
};
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(watch("main", phone()));
}

async fn phone() {
    let (line, words) = bounded(1);
    let grandma = spawn(watch("grandma", listen(words)));
    let call = Call { line };
    let chat = spawn(watch("chat", chat(call)));
    sleep(seconds(1)).await;
    chat.cancel().await;
    grandma.await;
}

async fn chat(call: Call) {
    call.line.send("hello").await.ok();
    sleep(seconds(60)).await;
}

async fn listen(words: Receiver<&'static str>) {
    while let Ok(word) = words.recv().await {
        say!("{word}");
        if word == "goodbye" {
            return;
        }
    }
    say!("the line is dead");
}

struct Call {
    line: Sender<&'static str>,
}

impl Drop for Call {
    fn drop(&mut self) {
        // `drop` is not async, so it cannot await this future.
        let _goodbye = watch("goodbye", self.line.send("goodbye"));
    }
}
