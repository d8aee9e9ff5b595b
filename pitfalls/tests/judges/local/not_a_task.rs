//! No task: main polls the future itself, so it need not be `Send` either.

use std::{cell::Cell, rc::Rc};

use side_by_side::{say, seconds, watch};
use tokio::time::sleep;

#[tokio::main]
pub async fn main() {
    watch("main", dictate()).await;
}

async fn dictate() {
    let pages = Rc::new(Cell::new(0));
    watch("scribe", write(pages.clone())).await;
    say!("{} pages", pages.get());
}

async fn write(pages: Rc<Cell<u32>>) {
    for page in 1..=3 {
        sleep(seconds(0.5)).await;
        pages.set(page);
    }
}
