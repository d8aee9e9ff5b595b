//! Main joins the chores, so one thread polls them, even with several workers.

use futures::future::{join, join3};
use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{runtime::Runtime, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(do_chores());
}

async fn do_chores() {
    join3(
        watch("laundry", do_laundry()),
        watch("kids", watch_kids()),
        watch("checklist", balance_checklist()),
    )
    .await;
}

async fn do_laundry() {
    watch("washer", run_machine(1)).await;
    work("moved");
    let dryer = watch("dryer", run_machine(2));
    let washer = watch("washer again", run_machine(1));
    join(dryer, washer).await;
}

async fn run_machine(hours: u32) {
    sleep(seconds(hours)).await;
}

async fn watch_kids() {
    for look in ["play", "sleep"] {
        work(look);
        sleep(seconds(1)).await;
    }
}

async fn balance_checklist() {
    for line in ["rent", "school", "food"] {
        work(line);
        sleep(seconds(0.6)).await;
    }
}

/// Blocks the thread: the parent can do nothing else meanwhile.
fn work(done: &str) {
    thread::sleep(seconds(0.2));
    say!("{done}");
}
