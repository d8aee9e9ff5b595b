//! The current-thread runtime; the lane is inside of `block_on`.

use side_by_side::{say, seconds, watch};
use tokio::{
    runtime::{Builder, Handle},
    spawn,
    time::sleep,
};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    let cook = runtime.spawn(watch("cook", cook()));
    let served = runtime.block_on(watch("main", cook));
    served.expect("the cook should not panic");
}

async fn cook() {
    let egg = spawn(watch("egg", boil()));
    let here = Handle::current();
    let boiled = here.block_on(async { watch("wait for egg", egg).await });
    boiled.expect("the egg should not break");
    say!("served");
}

async fn boil() {
    sleep(seconds(1)).await;
    say!("boiled");
}
