//! On async-std: a block ends the guard before the sleep.

use std::sync::Mutex;

use async_std::task::{block_on, sleep};
use futures::future::join;
use side_by_side::{say, seconds, watch, watch_value};

pub fn main() {
    let till = Mutex::new(0);
    block_on(join(
        watch("ann", serve(&till, "ann's guard")),
        watch("ben", serve(&till, "ben's guard")),
    ));
}

async fn serve(till: &Mutex<u32>, guard: &str) {
    {
        let till = till.lock().expect("no one panics");
        let mut till = watch_value(guard, till);
        **till += 1;
        say!("coin {}", **till);
    }
    sleep(seconds(1)).await;
    say!("coffee");
}
