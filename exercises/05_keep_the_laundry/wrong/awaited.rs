//! Main waits for the laundry.
//! The check says: `main` waited for the end of `laundry`

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn program() {
    block_on(watch("main", do_laundry()));
}

async fn do_laundry() {
    spawn(watch("laundry", wash())).await;
    Timer::after(seconds(3)).await;
    say!("home again");
}

async fn wash() {
    for state in ["wet", "clean"] {
        Timer::after(seconds(1.03)).await;
        say!("{state}");
    }
}
