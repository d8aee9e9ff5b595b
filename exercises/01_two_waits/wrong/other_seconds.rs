//! Real seconds, but in a check a program second is shorter.
//! The check says: use `seconds(2)` instead of `Duration::from_secs(2)`

use futures::future::join;
use side_by_side::{say, watch};
use std::time::Duration;
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(async {
        let both = join(watch("paint", paint()), watch("read", read()));
        both.await;
    });
}

async fn paint() {
    sleep(Duration::from_secs(2)).await;
    say!("dry");
}

async fn read() {
    sleep(Duration::from_secs(1)).await;
    say!("chapter 1");
}
