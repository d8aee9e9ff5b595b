//! On smol: a block ends the guard before the sleep.

use std::sync::Mutex;

use side_by_side::{say, seconds, watch, watch_value};
use smol::{Timer, block_on, future::zip};

pub fn main() {
    let till = Mutex::new(0);
    block_on(zip(
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
    Timer::after(seconds(1)).await;
    say!("coffee");
}
