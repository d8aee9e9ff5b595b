//! On async-std: the call outlives the chat, so main can await its goodbye.

use async_std::{
    channel::{Receiver, Sender, bounded},
    future::timeout,
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
    timeout(seconds(1), watch("chat", chat(&call))).await.ok();
    call.hang_up().await;
    grandma.await;
}

async fn chat(call: &Call) {
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

impl Call {
    async fn hang_up(self) {
        watch("goodbye", self.line.send("goodbye")).await.ok();
    }
}
