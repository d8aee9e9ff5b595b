//! On tokio, as the card says to try: `_` does not take the value.

use side_by_side::{WatchedValue, say, seconds, watch, watch_value};
use tokio::{
    spawn,
    sync::mpsc::{Sender, channel},
    time::sleep,
};

#[tokio::main]
pub async fn main() {
    watch("main", read_mail()).await;
}

async fn read_mail() {
    let (send, mut inbox) = channel(8);
    let send = watch_value("main's sender", send);
    for n in 1..=2 {
        let own = watch_value(format!("sender {n}"), send.clone());
        spawn(write(n, own));
    }
    let _ = send;
    let letters = async {
        while let Some(n) = inbox.recv().await {
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
