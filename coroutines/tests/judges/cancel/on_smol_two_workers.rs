//! Two workers; main waits without blocking its thread, and prints more.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};
use std::thread;

pub fn main() {
    block_on(watch("main", cancel_both()));
}

async fn cancel_both() {
    let cake = spawn(async { watch("cake", bake()).await });
    Timer::after(seconds(0.5)).await;
    say!("half baked");
    Timer::after(seconds(0.5)).await;
    say!("cancel cake");
    let end = watch("end of cake", cake.cancel()).await;
    say!("the cake gave");
    say!("{end:?}");

    let dough = spawn(async { watch("dough", knead()).await });
    Timer::after(seconds(1)).await;
    say!("cancel dough");
    say!("{:?}", watch("end of dough", dough.cancel()).await);
}

async fn bake() -> &'static str {
    let _guard = TidyUp;
    Timer::after(seconds(2)).await;
    "a cake"
}

async fn knead() -> &'static str {
    let _guard = TidyUp;
    thread::sleep(seconds(2));
    say!("kneaded");
    Timer::after(seconds(1)).await;
    "a dough"
}

struct TidyUp;

impl Drop for TidyUp {
    fn drop(&mut self) {
        say!("tidied up");
    }
}
