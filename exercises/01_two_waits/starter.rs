//! Two waits that should overlap: see README.md.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(async {
        // Change this part so that both wait at the same time.
        watch("paint", paint()).await;
        watch("read", read()).await;
    });
}

async fn paint() {
    sleep(seconds(2)).await;
    say!("dry");
}

async fn read() {
    sleep(seconds(1)).await;
    say!("chapter 1");
}
