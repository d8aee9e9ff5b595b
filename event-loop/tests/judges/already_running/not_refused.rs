//! Counterexample: the egg panics, and then the cook.

use side_by_side::{seconds, watch};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    let cook = runtime.spawn(watch("cook", cook()));
    let served = runtime.block_on(watch("main", cook));
    served.expect("the cook should not panic");
}

async fn cook() {
    let egg = spawn(watch("egg", boil()));
    let boiled = watch("wait for egg", egg).await;
    boiled.expect("the egg should not break");
}

async fn boil() {
    sleep(seconds(1)).await;
    panic!("Cannot boil this egg");
}
