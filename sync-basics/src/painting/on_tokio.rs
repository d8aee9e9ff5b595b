//! On tokio: a runtime without workers, so that one thread does it all.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn main() {
    let both = join(watch("wall", paint_wall()), watch("novel", read_novel()));
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.expect("tokio starts").block_on(both);
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
