//! The two futures are awaited one after the other.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(async {
        watch("wall", paint_wall()).await;
        watch("novel", read_novel()).await;
    });
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
