//! Counterexample: another thread boils the egg, but no wake arrives.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};
use std::{future::pending, thread};

pub fn main() {
    let cook = spawn(watch("cook", cook()));
    block_on(watch("main", cook));
}

async fn cook() {
    thread::spawn(|| block_on(watch("egg", boil())));
    block_on(watch("wait for egg", pending::<()>()));
    say!("served");
}

async fn boil() {
    Timer::after(seconds(1)).await;
    say!("boiled");
}
