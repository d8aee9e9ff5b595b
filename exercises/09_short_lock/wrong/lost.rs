//! Read before the walk, and written after it.
//! The check says: nothing said "3 visitors"

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
    let seen = *COUNTER.lock().expect("no panic");
    thread::sleep(seconds(1));
    *COUNTER.lock().expect("no panic") = seen + 1;
    say!("counted");
}
