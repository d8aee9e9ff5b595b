//! Hangs, too, and Ben blocks the thread; but Ann has unlocked the mutex.

use std::{sync::Mutex, thread};

use side_by_side::{say, seconds, watch, watch_value};
use tokio::{join, time::sleep};

#[tokio::main]
pub async fn main() {
    let till = Mutex::new(0);
    join!(
        watch("ann", serve(&till, "ann's guard")),
        watch("ben", async {
            loop {
                thread::park();
            }
        }),
    );
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
