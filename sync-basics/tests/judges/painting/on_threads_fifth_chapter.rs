//! As the card's `Try:` suggests: a fifth chapter.

use side_by_side::{say, seconds, watch_call};
use std::thread::{scope, sleep};

pub fn main() {
    scope(|scope| {
        scope.spawn(|| watch_call("wall", paint_wall));
        scope.spawn(|| watch_call("novel", read_novel));
    });
}

fn paint_wall() {
    for coat in ["first", "second"] {
        say!("{coat} coat");
        sleep(seconds(2));
    }
    say!("dry");
}

fn read_novel() {
    for chapter in 1..=5 {
        sleep(seconds(1));
        say!("chapter {chapter}");
    }
}
