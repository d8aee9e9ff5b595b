//! An atomic counter needs no lock.

use exercises::one_of;
use side_by_side::{say, seconds, watch_call};
use std::{
    sync::atomic::{AtomicU32, Ordering},
    thread,
};

static COUNTER: AtomicU32 = AtomicU32::new(0);

pub fn program() {
    thread::scope(|scope| {
        for n in 1..=one_of([3, 4]) {
            scope.spawn(move || watch_call(format!("visitor {n}"), visit));
        }
    });
    say!("{} visitors", COUNTER.load(Ordering::Relaxed));
}

fn visit() {
    thread::sleep(seconds(1));
    COUNTER.fetch_add(1, Ordering::Relaxed);
    say!("counted");
}
