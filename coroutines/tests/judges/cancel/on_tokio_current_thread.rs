//! There is only one thread, so main cancels the dough late.

use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("main", cancel_both()));
}

async fn cancel_both() {
    let cake = spawn(watch("cake", bake()));
    sleep(seconds(1)).await;
    say!("cancel cake");
    cake.abort();
    say!("{:?}", watch("end of cake", cake).await);

    let dough = spawn(watch("dough", knead()));
    sleep(seconds(1)).await;
    say!("cancel dough");
    dough.abort();
    say!("{:?}", watch("end of dough", dough).await);
}

async fn bake() -> &'static str {
    let _guard = TidyUp;
    sleep(seconds(2)).await;
    "a cake"
}

async fn knead() -> &'static str {
    let _guard = TidyUp;
    thread::sleep(seconds(2));
    say!("kneaded");
    sleep(seconds(1)).await;
    "a dough"
}

struct TidyUp;

impl Drop for TidyUp {
    fn drop(&mut self) {
        say!("tidied up");
    }
}
