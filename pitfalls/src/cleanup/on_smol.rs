//! On smol: `drop` makes the future of the goodbye, and nothing polls it.

use side_by_side::{say, seconds, watch};
use smol::{
    Timer, block_on,
    channel::{Receiver, Sender, bounded},
    future::or,
    spawn,
};

pub fn main() {
    block_on(watch("main", phone()));
}

async fn phone() {
    let (line, words) = bounded(1);
    let grandma = spawn(watch("grandma", listen(words)));
    let call = Call { line };
    let time_is_up = async {
        Timer::after(seconds(1)).await;
    };
    or(watch("chat", chat(call)), time_is_up).await;
    grandma.await;
}

async fn chat(call: Call) {
    call.line.send("hello").await.ok();
    Timer::after(seconds(60)).await;
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
