//! The current-thread runtime, and one more line on the checklist.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(do_chores());
}

async fn do_chores() {
    let chores = [
        spawn(watch("laundry", do_laundry())),
        spawn(watch("kids", watch_kids())),
        spawn(watch("checklist", balance_checklist())),
    ];
    for chore in chores {
        chore.await.expect("the task should not panic");
    }
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
    for line in ["rent", "school", "food", "car"] {
        work(line);
        sleep(seconds(0.6)).await;
    }
}

/// Blocks the thread: the parent can do nothing else meanwhile.
fn work(done: &str) {
    thread::sleep(seconds(0.2));
    say!("{done}");
}
