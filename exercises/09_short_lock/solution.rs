//! The lock is held to count, not to walk.

use exercises::one_of;
use side_by_side::{say, seconds, watch_call};
use std::{sync::Mutex, thread};

static COUNTER: Mutex<u32> = Mutex::new(0);

pub fn program() {
    thread::scope(|scope| {
        for n in 1..=one_of([3, 4]) {
            scope.spawn(move || watch_call(format!("visitor {n}"), visit));
        }
    });
    say!("{} visitors", COUNTER.lock().expect("no panic"));
}

fn visit() {
    thread::sleep(seconds(1));
    *COUNTER.lock().expect("no panic") += 1;
    say!("counted");
}
