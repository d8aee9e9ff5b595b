//! A visitor says the line that main must say.
//! The check says: `main` did not say "3 visitors"

use exercises::one_of;
use futures::future::join_all;
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
    join_all(
        (1..=one_of([3, 4]))
            .map(|n| watch(format!("visitor {n}"), visit(&counter))),
    )
    .await;
    say!("{} visitors", counter.get());
}

async fn visit(counter: &Cell<u32>) {
    let seen = counter.get();
    sleep(seconds(1)).await;
    counter.set(seen + 1);
    say!("counted");
    say!("3 visitors");
}
