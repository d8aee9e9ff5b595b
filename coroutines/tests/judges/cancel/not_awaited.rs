//! Counterexample: main drops the handles, and then waits long enough.

use side_by_side::{say, seconds, watch};
use smol::{Task, Timer, block_on, spawn};
use std::thread;

pub fn main() {
    block_on(watch("main", cancel_both()));
}

async fn cancel_both() {
    let cake = spawn(watch("cake", bake()));
    // This blocks only main's thread. The tasks run on a worker.
    thread::sleep(seconds(1));
    say!("cancel cake");
    say!("{:?}", watch("end of cake", dropped(cake, 0.5)).await);

    let dough = spawn(watch("dough", knead()));
    thread::sleep(seconds(1));
    say!("cancel dough");
    say!("{:?}", watch("end of dough", dropped(dough, 2.0)).await);
}

async fn dropped(
    task: Task<&'static str>,
    enough: f64,
) -> Option<&'static str> {
    drop(task);
    Timer::after(seconds(enough)).await;
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
