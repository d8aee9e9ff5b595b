//! At the same time, but on two threads.
//! The check says: the thread `unnamed thread` polled `paint`, and is not one of the runtime's

use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let paint = thread::spawn(|| block_on(watch("paint", paint())));
    block_on(watch("read", read()));
    paint.join().expect("no panic");
}

fn block_on(future: impl Future) {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.expect("the runtime should start").block_on(future);
}

async fn paint() {
    sleep(seconds(2)).await;
    say!("dry");
}

async fn read() {
    sleep(seconds(1)).await;
    say!("chapter 1");
}
