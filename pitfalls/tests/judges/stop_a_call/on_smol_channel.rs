//! On smol, cured with a channel: the call stops when the sender is gone.

use std::{
    sync::mpsc::{Receiver, TryRecvError, channel},
    thread,
};

use side_by_side::{say, seconds, watch, watch_call};
use smol::{Timer, block_on, unblock};

pub fn main() {
    block_on(watch("main", cancel()));
}

async fn cancel() {
    let (stop, stopped) = channel::<()>();
    let handle = unblock(move || watch_call("copy", || copy(&stopped)));
    Timer::after(seconds(0.6)).await;
    drop(stop);
    let end = async { say!("{}", handle.await) };
    watch("handle", end).await;
    Timer::after(seconds(1.5)).await;
}

/// Blocks its thread.
fn copy(stopped: &Receiver<()>) -> u32 {
    for page in 1..=3 {
        thread::sleep(seconds(0.5));
        say!("page {page}");
        if stopped.try_recv() == Err(TryRecvError::Disconnected) {
            say!("stopped");
            return page;
        }
    }
    3
}
