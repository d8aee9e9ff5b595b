//! Counterexample: each wait blocks a thread of the blocking pool.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use std::{thread, time::Duration};
use tokio::{runtime::Runtime, task::spawn_blocking};

pub fn main() {
    let both = join(watch("wall", paint_wall()), watch("novel", read_novel()));
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(both);
}

async fn paint_wall() {
    for coat in ["first", "second"] {
        say!("{coat} coat");
        sleep(seconds(2)).await;
    }
    say!("dry");
}

async fn read_novel() {
    for chapter in 1..=4 {
        sleep(seconds(1)).await;
        say!("chapter {chapter}");
    }
}

async fn sleep(duration: Duration) {
    let sleeping = spawn_blocking(move || thread::sleep(duration));
    sleeping.await.expect("the sleep should not panic");
}
