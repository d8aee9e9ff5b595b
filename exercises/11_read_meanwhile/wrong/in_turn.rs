//! Coroutines, one after the other.
//! The check says: `read` did not wait while `paint` waited: they did not overlap

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.expect("the runtime should start").block_on(async {
        watch("paint", paint()).await;
        watch("read", read()).await;
    });
}

async fn paint() {
    sleep(seconds(2)).await;
    say!("dry");
}

async fn read() {
    for chapter in 1..=2 {
        sleep(seconds(1)).await;
        say!("chapter {chapter}");
    }
}
