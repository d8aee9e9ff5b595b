//! Counterexample: each task waits for a message too, and then ends by itself.

use side_by_side::{say, seconds, watch};
use smol::{
    Timer, block_on,
    channel::{Receiver, bounded},
    future::or,
    spawn,
};
use std::thread;

pub fn main() {
    block_on(watch("main", cancel_both()));
}

async fn cancel_both() {
    let (stop, is_over) = bounded::<()>(1);
    let cake = spawn(watch("cake", until(is_over, bake())));
    thread::sleep(seconds(1));
    say!("cancel cake");
    drop(stop);
    say!("{:?}", watch("end of cake", cake).await);

    let (stop, is_over) = bounded::<()>(1);
    let dough = spawn(watch("dough", until(is_over, knead())));
    thread::sleep(seconds(1));
    say!("cancel dough");
    drop(stop);
    say!("{:?}", watch("end of dough", dough).await);
}

async fn until(
    is_over: Receiver<()>,
    work: impl Future<Output = &'static str>,
) -> Option<&'static str> {
    let work = async { Some(work.await) };
    let stop = async {
        is_over.recv().await.ok();
        None
    };
    or(work, stop).await
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
