//! On smol: a task says goodbye for calls that are dropped.

use side_by_side::{say, seconds, watch};
use smol::{
    Timer, block_on,
    channel::{Receiver, Sender, bounded, unbounded},
    future::or,
    spawn,
};

pub fn main() {
    block_on(watch("main", phone()));
}

async fn phone() {
    let (line, words) = bounded(1);
    let (ended, dropped) = unbounded();
    let goodbyes = spawn(part(dropped));
    let grandma = spawn(watch("grandma", listen(words)));
    let call = Call { line, ended };
    let time_is_up = async {
        Timer::after(seconds(1)).await;
    };
    or(watch("chat", chat(call)), time_is_up).await;
    grandma.await;
    goodbyes.await;
}

async fn part(dropped: Receiver<Sender<&'static str>>) {
    while let Ok(line) = dropped.recv().await {
        watch("goodbye", line.send("goodbye")).await.ok();
    }
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
    ended: Sender<Sender<&'static str>>,
}

impl Drop for Call {
    fn drop(&mut self) {
        self.ended.try_send(self.line.clone()).ok();
    }
}
