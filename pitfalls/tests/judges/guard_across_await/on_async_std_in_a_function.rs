//! On async-std, cured with a function that is not async.

use std::sync::Mutex;

use async_std::task::{block_on, sleep};
use futures::future::join_all;
use side_by_side::{say, seconds, watch, watch_value};

pub fn main() {
    let till = Mutex::new(0);
    let names = ["ann", "ben"];
    block_on(join_all(names.map(|name| watch(name, serve(&till, name)))));
}

async fn serve(till: &Mutex<u32>, name: &str) {
    put_a_coin_in(till, name);
    sleep(seconds(1)).await;
    say!("coffee");
}

fn put_a_coin_in(till: &Mutex<u32>, name: &str) {
    let till = till.lock().expect("no one panics");
    let mut till = watch_value(format!("{name}'s guard"), till);
    **till += 1;
    say!("coin {}", **till);
}
