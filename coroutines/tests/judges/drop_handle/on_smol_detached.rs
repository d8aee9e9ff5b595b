//! What the card says to try: `detach`.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn main() {
    block_on(watch("main", drop_handle()));
}

async fn drop_handle() {
    let handle = spawn(watch("laundry", wash()));
    Timer::after(seconds(1.5)).await;
    handle.detach();
    say!("handle dropped");
    for page in 1..=3 {
        Timer::after(seconds(1)).await;
        say!("read page {page}");
    }
}

async fn wash() {
    for state in ["wet", "rinsed", "clean"] {
        Timer::after(seconds(1)).await;
        say!("{state}");
    }
}
