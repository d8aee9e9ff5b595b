//! Reading is a blocking call, so the second coat has to wait for it.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, time::sleep};

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
        std::thread::sleep(seconds(1));
        say!("chapter {chapter}");
    }
}
