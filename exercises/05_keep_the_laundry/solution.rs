//! A detached task keeps running without a handle.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn program() {
    block_on(watch("main", do_laundry()));
}

async fn do_laundry() {
    let handle = spawn(watch("laundry", wash()));
    Timer::after(seconds(0.5)).await;
    handle.detach();
    // Main does something else, for longer than the laundry takes.
    Timer::after(seconds(3)).await;
    say!("home again");
}

async fn wash() {
    for state in ["wet", "clean"] {
        Timer::after(seconds(1.03)).await;
        say!("{state}");
    }
}
