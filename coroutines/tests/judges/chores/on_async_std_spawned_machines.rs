//! The machines are tasks, too, and print each hour.

use async_std::task::{block_on, sleep, spawn};
use futures::future::join;
use side_by_side::{say, seconds, watch};
use std::thread;

pub fn main() {
    block_on(do_chores());
}

async fn do_chores() {
    let chores = [
        spawn(watch("laundry", do_laundry())),
        spawn(watch("kids", watch_kids())),
        spawn(watch("checklist", balance_checklist())),
    ];
    for chore in chores {
        chore.await;
    }
}

async fn do_laundry() {
    watch("washer", run_machine(1)).await;
    work("moved");
    let dryer = spawn(watch("dryer", run_machine(2)));
    let washer = spawn(watch("washer again", run_machine(1)));
    join(dryer, washer).await;
}

async fn run_machine(hours: u32) {
    for hour in 1..=hours {
        sleep(seconds(1)).await;
        say!("ran for {hour} h");
    }
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
