//! On tokio: the set itself is awaited, and ends with its tasks.

use std::{cell::Cell, rc::Rc};

use side_by_side::{say, seconds, watch};
use tokio::{
    task::{LocalSet, spawn_local},
    time::sleep,
};

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let tasks = LocalSet::new();
    tasks.spawn_local(watch("main", dictate()));
    tasks.await;
}

async fn dictate() {
    let pages = Rc::new(Cell::new(0));
    let scribe = spawn_local(watch("scribe", write(pages.clone())));
    scribe.await.expect("the scribe should not panic");
    say!("{} pages", pages.get());
}

async fn write(pages: Rc<Cell<u32>>) {
    for page in 1..=3 {
        sleep(seconds(0.5)).await;
        pages.set(page);
    }
}
