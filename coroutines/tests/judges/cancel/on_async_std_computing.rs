//! The dough computes instead of sleeping.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{say, seconds, watch};
use std::{thread, time::Instant};

pub fn main() {
    block_on(watch("main", cancel_both()));
}

async fn cancel_both() {
    let cake = spawn(watch("cake", bake()));
    thread::sleep(seconds(1));
    say!("cancel cake");
    say!("{:?}", watch("end of cake", cake.cancel()).await);

    let dough = spawn(watch("dough", knead()));
    thread::sleep(seconds(1));
    say!("cancel dough");
    say!("{:?}", watch("end of dough", dough.cancel()).await);
}

async fn bake() -> &'static str {
    let _guard = TidyUp;
    sleep(seconds(2)).await;
    "a cake"
}

async fn knead() -> &'static str {
    let _guard = TidyUp;
    let start = Instant::now();
    while start.elapsed() < seconds(2) {}
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
