//! The lock is held across the wait.
//! The check says: and should take 1 s

use exercises::one_of;
use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, sync::Mutex, time::sleep};

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
    say!("{} visitors", counter.lock().await);
}

async fn visit(counter: &Mutex<u32>) {
    let mut counter = counter.lock().await;
    sleep(seconds(1)).await;
    *counter += 1;
    say!("counted");
}
