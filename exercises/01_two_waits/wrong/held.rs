//! Joined, but `thread::sleep` blocks the thread that polls both.
//! The check says: `paint` held its thread instead of waiting

use futures::future::join;
use side_by_side::{say, seconds, watch};
use std::thread::sleep;
use tokio::runtime::Builder;

pub fn program() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(async {
        join(watch("paint", paint()), watch("read", read())).await;
    });
}

async fn paint() {
    sleep(seconds(2));
    say!("dry");
}

async fn read() {
    sleep(seconds(1));
    say!("chapter 1");
}
