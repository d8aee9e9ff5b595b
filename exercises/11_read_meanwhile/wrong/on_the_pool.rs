//! The paint dries on a thread of the blocking pool.
//! The check says: a thread was started after the first poll

use futures::future::join;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    let both = join(watch("paint", paint()), watch("read", read()));
    runtime.expect("the runtime should start").block_on(both);
}

async fn paint() {
    let dry = || std::thread::sleep(seconds(2));
    tokio::task::spawn_blocking(dry).await.expect("no panic");
    say!("dry");
}

async fn read() {
    for chapter in 1..=2 {
        sleep(seconds(1)).await;
        say!("chapter {chapter}");
    }
}
