//! The long task starts when the short one has finished.
//! The check says: `long` did not wait while `short` waited: they did not overlap

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    let event_loop = runtime.expect("the runtime should start");
    event_loop.block_on(watch("short", work(1)));
    event_loop.block_on(watch("long", work(3)));
}

async fn work(n: u32) {
    sleep(seconds(n)).await;
    say!("worked for {n} s");
}
