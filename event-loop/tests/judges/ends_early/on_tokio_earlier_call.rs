//! The call and the reminder are there before main; both handles are kept.

use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{runtime::Runtime, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    let save = runtime.spawn_blocking(|| watch_call("save", save));
    let reminder = runtime.spawn(watch("reminder", remind()));
    runtime.block_on(watch("main", leave_early()));
    assert!(!save.is_finished() && !reminder.is_finished());
}

async fn leave_early() {
    sleep(seconds(1)).await;
    say!("bye");
}

async fn remind() {
    sleep(seconds(5)).await;
    say!("drink some water");
}

fn save() {
    thread::sleep(seconds(3));
    say!("saved");
}
