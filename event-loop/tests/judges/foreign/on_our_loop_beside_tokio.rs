//! On our loop, in the context of a tokio runtime that has one worker.

use event_loop::our_loop::block_on;
use side_by_side::{seconds, watch};
use smol::Timer;
use tokio::runtime::Builder;

pub fn main() {
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_time()
        .build()
        .expect("the runtime should start");
    let _context = runtime.enter();
    block_on(async {
        watch("tokio's sleep", tokios_sleep()).await;
        watch("smol's sleep", Timer::after(seconds(0.5))).await;
        watch("async-std's sleep", async_std::task::sleep(seconds(2))).await;
    });
}

async fn tokios_sleep() {
    tokio::time::sleep(seconds(1)).await;
}
