//! Nothing is wrong: a race leaves a future unpolled for a moment, a value is
//! moved, a server waits for the last client.

use std::pin::pin;

use side_by_side::{seconds, watch, watch_value};
use tokio::{select, spawn, sync::mpsc::channel, time::sleep};

#[tokio::main]
pub async fn main() {
    watch("main", race()).await;
}

async fn race() {
    let (send, mut inbox) = channel(1);
    let send = watch_value("sender", send);
    let child = spawn(watch("child", async move {
        for n in 0..5 {
            sleep(seconds(0.2)).await;
            send.send(n).await.expect("it is received");
        }
    }));
    let mut slow = pin!(watch("slow", sleep(seconds(2))));
    let mut count = 0;
    while count < 5 {
        select! {
            n = inbox.recv() => count += usize::from(n.is_some()),
            () = &mut slow => break,
        }
    }
    slow.await;
    child.await.expect("no panic");
}
