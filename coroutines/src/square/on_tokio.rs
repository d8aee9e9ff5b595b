//! On tokio: the handle of a task gives its value, or says that it panicked.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn main() {
    let runtime = Builder::new_current_thread().enable_time().build();
    let runtime = runtime.expect("tokio starts");
    runtime.block_on(watch("main", squares()));
}

async fn squares() {
    let one = spawn(watch("square 1", square(1)));
    say!("{}", one.await.expect("no panic"));

    let three =
        [2, 3, 4].map(|x| spawn(watch(format!("square {x}"), square(x))));
    for task in three {
        say!("{}", task.await.expect("no panic"));
    }
}

async fn square(x: u32) -> u32 {
    sleep(seconds(1)).await;
    say!("end square {x}");
    x * x
}
