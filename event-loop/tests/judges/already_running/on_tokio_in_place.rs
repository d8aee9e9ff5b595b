//! The `Try:` of the card: another thread runs the tasks meanwhile.

use side_by_side::{say, seconds, watch};
use tokio::{
    runtime::{Handle, Runtime},
    task::{block_in_place, spawn},
    time::sleep,
};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    let cook = runtime.spawn(watch("cook", cook()));
    let served = runtime.block_on(watch("main", cook));
    served.expect("the cook should not panic");
}

async fn cook() {
    let egg = spawn(watch("egg", boil()));
    let here = Handle::current();
    let boiled = block_in_place(|| here.block_on(watch("wait for egg", egg)));
    boiled.expect("the egg should not break");
    say!("served");
}

async fn boil() {
    sleep(seconds(1)).await;
    say!("boiled");
}
