//! Counterexample: cake and dough are not tasks; main polls and drops them.

use futures::{FutureExt, future::poll_immediate};
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on};
use std::thread;

pub fn main() {
    block_on(watch("main", cancel_both()));
}

async fn cancel_both() {
    let mut cake = watch("cake", bake()).boxed();
    poll_immediate(&mut cake).await;
    thread::sleep(seconds(1));
    say!("cancel cake");
    drop(cake);
    say!("{:?}", watch("end of cake", stopped()).await);

    let mut dough = watch("dough", knead()).boxed();
    say!("cancel dough");
    poll_immediate(&mut dough).await;
    drop(dough);
    say!("{:?}", watch("end of dough", stopped()).await);
}

async fn stopped() -> Option<&'static str> {
    None
}

async fn bake() -> &'static str {
    let _guard = TidyUp;
    Timer::after(seconds(2)).await;
    "a cake"
}

async fn knead() -> &'static str {
    let _guard = TidyUp;
    // This blocks the thread: the task cannot be cancelled meanwhile.
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
