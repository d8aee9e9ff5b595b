//! On smol: the handle owns its task; one that is dropped cancels it.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn main() {
    block_on(watch("main", drop_handle()));
}

async fn drop_handle() {
    let handle = watch("handle", spawn(watch("laundry", wash())));
    Timer::after(seconds(1.5)).await;
    drop(handle);
    say!("handle dropped");
    // Time for the laundry to be done, if something still polls it.
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
