//! Without a runtime: the operating system ends each sleep.

use side_by_side::{number, watch_call};
use std::{thread::sleep, time::Duration};

pub fn main() {
    nap_often();
}

/// Naps of 0.1 ms, and then naps of no time at all.
fn nap_often() {
    for _ in 0..number("naps", 100) {
        watch_call("short", || nap(Duration::from_micros(100)));
    }
    for _ in 0..number("naps", 100) {
        watch_call("zero", || nap(Duration::ZERO));
    }
}

fn nap(length: Duration) {
    sleep(length);
}
