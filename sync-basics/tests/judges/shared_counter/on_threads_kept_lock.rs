//! A visitor holds the slow counter's mutex while it waits.

use side_by_side::{number, say, seconds, watch_call};
use std::{
    sync::Mutex,
    thread::{scope, sleep},
};

pub fn main() {
    count_visitors();
}

fn count_visitors() {
    let [slow, quick] = [Mutex::new(0), Mutex::new(0)];
    scope(|scope| {
        for n in 1..=number("visitors", 3) {
            let visitor = format!("visitor {n}");
            let visit = || visit(&slow, &quick);
            scope.spawn(move || watch_call(visitor, visit));
        }
    });
    let [slow, quick] = [slow, quick]
        .map(|count| count.into_inner().expect("no visitor should panic"));
    say!("slow {slow}, quick {quick}");
}

fn visit(slow: &Mutex<u32>, quick: &Mutex<u32>) {
    let mut locked = slow.lock().expect("no visitor should panic");
    let seen = *locked;
    sleep(seconds(1));
    *locked = seen + 1;
    say!("{seen} + 1 = {}", seen + 1);
    drop(locked);

    sleep(seconds(1));
    let mut locked = quick.lock().expect("no visitor should panic");
    let seen = *locked;
    *locked = seen + 1;
    say!("{seen} + 1 = {}", seen + 1);
}
