//! The goodbye is not heard, either, but it is sent: grandma has left.

use side_by_side::{say, seconds, watch};
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
    timeout(seconds(1), watch("chat", chat(&call))).await.ok();
    call.hang_up().await;
    grandma.await.expect("grandma should not panic");
}

async fn chat(call: &Call) {
    call.line.send("hello").await.ok();
    sleep(seconds(60)).await;
}

async fn listen(mut words: Receiver<&'static str>) {
    let word = words.recv().await;
    say!("{}", word.unwrap_or_default());
    sleep(seconds(1.5)).await;
    say!("the line is dead");
}

struct Call {
    line: Sender<&'static str>,
}

impl Call {
    async fn hang_up(self) {
        let sent = watch("goodbye", self.line.send("goodbye")).await;
        sent.expect("the channel has room");
    }
}
