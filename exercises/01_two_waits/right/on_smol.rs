//! Two tasks on smol.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn program() {
    block_on(async {
        let paint = spawn(watch("paint", paint()));
        let read = spawn(watch("read", read()));
        paint.await;
        read.await;
    });
}

async fn paint() {
    Timer::after(seconds(2)).await;
    say!("dry");
}

async fn read() {
    Timer::after(seconds(1)).await;
    say!("chapter 1");
}
