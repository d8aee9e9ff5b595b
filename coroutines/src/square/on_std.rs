//! On plain std: a call gives its value when it returns.

use side_by_side::{say, seconds, watch_call};
use std::thread::sleep;

pub fn main() {
    watch_call("main", squares);
}

fn squares() {
    let one = watch_call("square 1", || square(1));
    say!("{one}");

    let three =
        [2, 3, 4].map(|x| watch_call(format!("square {x}"), || square(x)));
    for value in three {
        say!("{value}");
    }
}

fn square(x: u32) -> u32 {
    sleep(seconds(1));
    say!("end square {x}");
    x * x
}
