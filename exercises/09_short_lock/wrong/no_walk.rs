//! The visitors walk for only 0.1 s.
//! The check says: `visitor 1` did not hold its thread for 1 s

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
    thread::sleep(seconds(0.1));
    *COUNTER.lock().expect("no panic") += 1;
    say!("counted");
}
