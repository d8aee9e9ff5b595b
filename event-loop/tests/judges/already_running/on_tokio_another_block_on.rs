//! The `Try:` of the card: a `block_on` that does not refuse.

use side_by_side::{say, seconds, watch};
use smol::future::block_on;
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    let cook = runtime.spawn(watch("cook", cook()));
    let served = runtime.block_on(watch("main", cook));
    served.expect("the cook should not panic");
}

async fn cook() {
    let egg = spawn(watch("egg", boil()));
    let boiled = block_on(watch("wait for egg", egg));
    boiled.expect("the egg should not break");
    say!("served");
}

async fn boil() {
    sleep(seconds(1)).await;
    say!("boiled");
}
