//! It uses `println!`, so the line does not belong to a lane.
//! The check says: the line was printed without `say!`

use futures::future::join;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(async {
        let both = join(watch("paint", paint()), watch("read", read()));
        both.await;
    });
}

async fn paint() {
    sleep(seconds(2)).await;
    println!("dry");
}

async fn read() {
    sleep(seconds(1)).await;
    say!("chapter 1");
}
