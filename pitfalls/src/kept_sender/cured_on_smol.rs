//! On smol: main drops its sender before it receives.

use side_by_side::{WatchedValue, say, seconds, watch, watch_value};
use smol::{
    Timer, block_on,
    channel::{Sender, bounded},
    spawn,
};

pub fn main() {
    block_on(watch("main", read_mail()));
}

async fn read_mail() {
    let (send, inbox) = bounded(8);
    let send = watch_value("main's sender", send);
    for n in 1..=2 {
        let own = watch_value(format!("sender {n}"), send.clone());
        spawn(write(n, own)).detach();
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
    Timer::after(seconds(n)).await;
    send.send(n).await.expect("someone should read it");
}
