//! On async-std: there is one global executor, and workers run it.
//! Differs: the program neither creates nor closes that executor.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{say, seconds, watch, watch_call};
use std::thread;

pub fn main() {
    let short = spawn(watch("short", work(1)));
    spawn(watch("long", work(3)));

    block_on(watch("main", short));
    // Time for the long task to finish, if something still polls it.
    thread::sleep(seconds(3));
    // The workers keep running; nothing stops or closes them.
    watch_call("close", || say!("there is nothing to close"));
}

async fn work(n: u32) {
    say!("needs {n} s");
    sleep(seconds(n)).await;
    say!("worked for {n} s");
}
