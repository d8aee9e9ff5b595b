//! Two tasks; the lanes are those of their handles.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn main() {
    let wall = watch("wall", spawn(paint_wall()));
    let novel = watch("novel", spawn(read_novel()));
    block_on(join(wall, novel));
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
