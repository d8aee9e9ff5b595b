//! One visitor after the other.
//! The check says: `visitor 2` did not wait while `visitor 1` waited: they did not overlap

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use std::cell::Cell;
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", count_visitors()));
}

async fn count_visitors() {
    let counter = Cell::new(0);
    for n in 1..=one_of([3, 4]) {
        watch(format!("visitor {n}"), visit(&counter)).await;
    }
    say!("{} visitors", counter.get());
}

async fn visit(counter: &Cell<u32>) {
    let seen = counter.get();
    sleep(seconds(1)).await;
    counter.set(seen + 1);
    say!("counted");
}
