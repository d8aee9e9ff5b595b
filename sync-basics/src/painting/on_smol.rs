//! On smol: `block_on` polls both futures on the main thread.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on};

pub fn main() {
    let both = join(watch("wall", paint_wall()), watch("novel", read_novel()));
    block_on(both);
}

async fn paint_wall() {
    for coat in ["first", "second"] {
        say!("{coat} coat");
        Timer::after(seconds(2)).await;
    }
    say!("dry");
}

async fn read_novel() {
    for chapter in 1..=4 {
        Timer::after(seconds(1)).await;
        say!("chapter {chapter}");
    }
}
