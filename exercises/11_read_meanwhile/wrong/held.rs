//! Coroutines that block the thread.
//! The check says: `paint` held its thread instead of waiting

use futures::future::join;
use side_by_side::{say, seconds, watch};
use std::thread::sleep;
use tokio::runtime::Builder;

pub fn program() {
    let runtime = Builder::new_current_thread().build();
    let both = join(watch("paint", paint()), watch("read", read()));
    runtime.expect("the runtime should start").block_on(both);
}

async fn paint() {
    sleep(seconds(2));
    say!("dry");
}

async fn read() {
    for chapter in 1..=2 {
        sleep(seconds(1));
        say!("chapter {chapter}");
    }
}
