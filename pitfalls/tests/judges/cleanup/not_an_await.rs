//! The goodbye is heard, too, but it needs no await: the channel has room.

use side_by_side::{say, seconds, watch, watch_call};
use tokio::{
    spawn,
    sync::mpsc::{Receiver, Sender, channel},
    time::{sleep, timeout},
};

#[tokio::main]
pub async fn main() {
    watch("main", phone()).await;
}

async fn phone() {
    let (line, words) = channel(1);
    let grandma = spawn(watch("grandma", listen(words)));
    let call = Call { line };
    timeout(seconds(1), watch("chat", chat(call))).await.ok();
    grandma.await.expect("grandma should not panic");
}

async fn chat(call: Call) {
    call.line.send("hello").await.ok();
    sleep(seconds(60)).await;
}

async fn listen(mut words: Receiver<&'static str>) {
    while let Some(word) = words.recv().await {
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
        watch_call("goodbye", || self.line.try_send("goodbye").ok());
    }
}
