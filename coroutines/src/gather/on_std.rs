//! On plain std: a sleep blocks the thread, so one wait follows the other.

use side_by_side::{say, seconds, watch_call};
use std::thread::sleep;

pub fn main() {
    watch_call("say_hello", say_hello);
    watch_call("say_world", say_world);
}

fn say_hello() {
    sleep(seconds(1));
    say!("Hello");
}

fn say_world() {
    sleep(seconds(2));
    say!("World");
}
