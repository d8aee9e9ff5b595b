//! A thread runs the laundry.
//! The check says: the thread `unnamed thread` polled `laundry`, and is not one of the runtime's

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on};
use std::thread;

pub fn program() {
    block_on(watch("main", do_laundry()));
}

async fn do_laundry() {
    let laundry = watch("laundry", wash());
    let washer = thread::spawn(|| block_on(laundry));
    Timer::after(seconds(3)).await;
    washer.join().expect("no panic");
    say!("home again");
}

async fn wash() {
    for state in ["wet", "clean"] {
        Timer::after(seconds(1.03)).await;
        say!("{state}");
    }
}
