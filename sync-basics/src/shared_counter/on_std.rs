//! On plain std: the visits run one after the other, so no update is lost.

use side_by_side::{number, say, seconds, watch_call};
use std::{cell::Cell, thread::sleep};

pub fn main() {
    count_visitors();
}

fn count_visitors() {
    let [slow, quick] = [Cell::new(0), Cell::new(0)];
    for n in 1..=number("visitors", 3) {
        let visitor = format!("visitor {n}");
        watch_call(visitor, || visit(&slow, &quick));
    }
    say!("slow {}, quick {}", slow.get(), quick.get());
}

fn visit(slow: &Cell<u32>, quick: &Cell<u32>) {
    let seen = slow.get();
    sleep(seconds(1));
    slow.set(seen + 1);
    say!("{seen} + 1 = {}", seen + 1);

    sleep(seconds(1));
    let seen = quick.get();
    quick.set(seen + 1);
    say!("{seen} + 1 = {}", seen + 1);
}
