//! On async-std: `block_on` runs the tasks of `spawn_local`, on its own thread.

use std::{cell::Cell, rc::Rc};

use async_std::task::{block_on, sleep, spawn_local};
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(watch("main", dictate()));
}

async fn dictate() {
    let pages = Rc::new(Cell::new(0));
    let scribe = spawn_local(watch("scribe", write(pages.clone())));
    scribe.await;
    say!("{} pages", pages.get());
}

async fn write(pages: Rc<Cell<u32>>) {
    for page in 1..=3 {
        sleep(seconds(0.5)).await;
        pages.set(page);
    }
}
