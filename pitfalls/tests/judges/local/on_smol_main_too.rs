//! On smol: main is a task of the executor, too.

use std::{cell::Cell, rc::Rc};

use side_by_side::{say, seconds, watch};
use smol::{LocalExecutor, Timer, block_on};

pub fn main() {
    let executor = Rc::new(LocalExecutor::new());
    let dictated = executor.spawn(watch("main", dictate(executor.clone())));
    block_on(executor.run(dictated));
}

async fn dictate(executor: Rc<LocalExecutor<'static>>) {
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
