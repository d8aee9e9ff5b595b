//! What the card says to try: the dough has no `.await` after its work.

use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", cancel_both()));
}

async fn cancel_both() {
    let cake = spawn(watch("cake", bake()));
    thread::sleep(seconds(1));
    say!("cancel cake");
    cake.abort();
    say!("{:?}", watch("end of cake", cake).await);

    let dough = spawn(watch("dough", knead()));
    thread::sleep(seconds(1));
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
    "a dough"
}

struct TidyUp;

impl Drop for TidyUp {
    fn drop(&mut self) {
        say!("tidied up");
    }
}
