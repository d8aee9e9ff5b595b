//! On async-std: another task receives, and main, which awaits it, keeps the
//! sender.

use async_std::{
    channel::unbounded,
    task::{block_on, sleep, spawn},
};
use futures::StreamExt;
use side_by_side::{say, seconds, watch, watch_value};

pub fn main() {
    block_on(watch("main", read_mail()));
}

async fn read_mail() {
    let (send, inbox) = unbounded();
    let send = watch_value("main's sender", send);
    for n in 1..=2 {
        let own = watch_value(format!("sender {n}"), send.clone());
        spawn(async move {
            sleep(seconds(n)).await;
            own.send(n).await.expect("someone should read it");
        });
    }
    let letters = inbox.for_each(async |n| say!("letter {n}"));
    watch("letters", spawn(letters)).await;
}
