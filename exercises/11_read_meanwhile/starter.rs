//! Read while the paint dries: see README.md.

use side_by_side::{say, seconds, watch_call};
use std::thread::sleep;

pub fn program() {
    watch_call("paint", paint);
    watch_call("read", read);
}

fn paint() {
    sleep(seconds(2));
    say!("dry");
}

fn read() {
    for chapter in 1..=2 {
        sleep(seconds(1));
        say!("chapter {chapter}");
    }
}
