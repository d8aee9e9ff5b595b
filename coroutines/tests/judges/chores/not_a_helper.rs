//! Counterexample: a thread of the blocking pool balances the checklist.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn, unblock};
use std::thread;

pub fn main() {
    block_on(do_chores());
}

async fn do_chores() {
    let chores = [
        spawn(watch("laundry", do_laundry())),
        spawn(watch("kids", watch_kids())),
        unblock(|| block_on(watch("checklist", balance_checklist()))),
    ];
    for chore in chores {
        chore.await;
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
    Timer::after(seconds(hours)).await;
}

async fn watch_kids() {
    for look in ["play", "sleep"] {
        work(look);
        Timer::after(seconds(1)).await;
    }
}

async fn balance_checklist() {
    for line in ["rent", "school", "food"] {
        work(line);
        Timer::after(seconds(0.6)).await;
    }
}

/// Blocks the thread: the parent can do nothing else meanwhile.
fn work(done: &str) {
    thread::sleep(seconds(0.2));
    say!("{done}");
}
