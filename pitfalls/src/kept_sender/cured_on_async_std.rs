//! On async-std: main drops its sender before it receives.

use async_std::{
    channel::{Sender, bounded},
    task::{block_on, sleep, spawn},
};
use side_by_side::{WatchedValue, say, seconds, watch, watch_value};

pub fn main() {
    block_on(watch("main", read_mail()));
}

async fn read_mail() {
    let (send, inbox) = bounded(8);
    let send = watch_value("main's sender", send);
    for n in 1..=2 {
        let own = watch_value(format!("sender {n}"), send.clone());
        spawn(write(n, own));
    }
    drop(send);
    let letters = async {
        while let Ok(n) = inbox.recv().await {
            say!("letter {n}");
        }
    };
    watch("letters", letters).await;
    say!("all read");
}

async fn write(n: u32, send: WatchedValue<Sender<u32>>) {
    sleep(seconds(n)).await;
    send.send(n).await.expect("someone should read it");
}
