//! A lock counts correctly, but is not allowed here.
//! The check says: your file uses `Mutex`: do this without a lock

use exercises::one_of;
use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use std::sync::Mutex;
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", count_visitors()));
}

async fn count_visitors() {
    let counter = Mutex::new(0);
    join_all(
        (1..=one_of([3, 4]))
            .map(|n| watch(format!("visitor {n}"), visit(&counter))),
    )
    .await;
    say!("{} visitors", counter.lock().expect("no panic"));
}

async fn visit(counter: &Mutex<u32>) {
    sleep(seconds(1)).await;
    *counter.lock().expect("no panic") += 1;
    say!("counted");
}
