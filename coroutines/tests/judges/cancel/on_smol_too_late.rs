//! What the card says to try: the dough has no `.await` after its work.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};
use std::thread;

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
    Timer::after(seconds(2)).await;
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
