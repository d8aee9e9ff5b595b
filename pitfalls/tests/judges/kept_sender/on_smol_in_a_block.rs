//! On smol, cured with a block.

use side_by_side::{say, seconds, watch, watch_value};
use smol::{Timer, block_on, channel::unbounded, spawn};

pub fn main() {
    block_on(watch("main", read_mail()));
}

async fn read_mail() {
    let inbox = {
        let (send, inbox) = unbounded();
        let send = watch_value("main's sender", send);
        for n in [1, 1, 2] {
            let own = watch_value(format!("sender {n}"), send.clone());
            spawn(async move {
                Timer::after(seconds(n)).await;
                own.try_send(n).expect("it is not full");
            })
            .detach();
        }
        inbox
    };
    let letters = async {
        while let Ok(n) = inbox.recv().await {
            say!("letter {n}");
        }
    };
    watch("letters", letters).await;
}
