//! On smol: a `LocalExecutor` runs its tasks where `run` is awaited.
//! Differs: the executor is a value, and is passed on.

use std::{cell::Cell, rc::Rc};

use side_by_side::{say, seconds, watch};
use smol::{LocalExecutor, Timer, block_on};

pub fn main() {
    let executor = LocalExecutor::new();
    block_on(executor.run(watch("main", dictate(&executor))));
}

async fn dictate(executor: &LocalExecutor<'_>) {
    let pages = Rc::new(Cell::new(0));
    let scribe = executor.spawn(watch("scribe", write(pages.clone())));
    scribe.await;
    say!("{} pages", pages.get());
}

async fn write(pages: Rc<Cell<u32>>) {
    for page in 1..=3 {
        Timer::after(seconds(0.5)).await;
        pages.set(page);
    }
}
