//! On tokio: `block_on` panics on a thread that is running tasks.
//! Differs: `block_on` is a method of a runtime, or of a handle to one.

use side_by_side::{say, seconds, watch};
use tokio::{
    runtime::{Handle, Runtime},
    spawn,
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
    let boiled = here.block_on(watch("wait for egg", egg));
    boiled.expect("the egg should not break");
    say!("served");
}

async fn boil() {
    sleep(seconds(1)).await;
    say!("boiled");
}
