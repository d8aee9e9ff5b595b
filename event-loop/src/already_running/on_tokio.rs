//! On tokio: it refuses to block a thread that runs tasks.
//! Differs: no free `block_on`; it takes a runtime, or a handle to one.

use side_by_side::{say, seconds, watch};
use tokio::runtime::{Handle, Runtime};
use tokio::{spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("tokio starts");
    let cook = runtime.spawn(watch("cook", cook()));
    runtime.block_on(watch("main", cook)).expect("a meal");
}

async fn cook() {
    let egg = spawn(watch("egg", boil()));
    let here = Handle::current();
    here.block_on(watch("wait for egg", egg)).expect("an egg");
    say!("served");
}

async fn boil() {
    sleep(seconds(1)).await;
    say!("boiled");
}
