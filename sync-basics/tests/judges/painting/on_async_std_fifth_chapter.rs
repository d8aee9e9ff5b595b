//! As the card's `Try:` suggests: a fifth chapter.

use async_std::task::{block_on, sleep};
use futures::future::join;
use side_by_side::{say, seconds, watch};

pub fn main() {
    let both = join(watch("wall", paint_wall()), watch("novel", read_novel()));
    block_on(both);
}

async fn paint_wall() {
    for coat in ["first", "second"] {
        say!("{coat} coat");
        sleep(seconds(2)).await;
    }
    say!("dry");
}

async fn read_novel() {
    for chapter in 1..=5 {
        sleep(seconds(1)).await;
        say!("chapter {chapter}");
    }
}
