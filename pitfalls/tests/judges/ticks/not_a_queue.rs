//! Three ticks come together, too, but they were waiting in a channel.

use side_by_side::{say, seconds, watch};
use tokio::{
    spawn,
    sync::mpsc::{Sender, channel},
    time::sleep,
};

#[tokio::main]
pub async fn main() {
    watch("main", water_plants()).await;
}

async fn water_plants() {
    let (send, mut ticks) = channel(9);
    spawn(watch("clock", ring(send)));
    for n in 1..=6 {
        watch("tick", ticks.recv()).await;
        say!("{n}");
        if n == 1 {
            watch("phone", sleep(seconds(1))).await;
        }
    }
}

async fn ring(send: Sender<()>) {
    while send.send(()).await.is_ok() {
        sleep(seconds(0.3)).await;
    }
}
