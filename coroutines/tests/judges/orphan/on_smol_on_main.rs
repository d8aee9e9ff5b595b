//! The executor runs on the main thread, and the parent's handle is dropped.

use side_by_side::{say, seconds, watch};
use smol::{LocalExecutor, Timer, block_on};
use std::rc::Rc;

pub fn main() {
    let executor = Rc::new(LocalExecutor::new());
    block_on(executor.run(watch("main", cancel_parent(executor.clone()))));
}

async fn cancel_parent(executor: Rc<LocalExecutor<'static>>) {
    let await_child = await_child(executor.clone());
    let parent = executor.spawn(watch("parent", await_child));
    Timer::after(seconds(2.5)).await;
    drop(parent);
    say!("parent cancelled");
    for page in 1..=3 {
        Timer::after(seconds(1)).await;
        say!("read page {page}");
    }
}

async fn await_child(executor: Rc<LocalExecutor<'static>>) {
    let child = executor.spawn(watch("child", do_homework()));
    watch("handle", child).await;
    say!("well done");
}

async fn do_homework() {
    for state in ["begun", "half", "most", "done"] {
        Timer::after(seconds(1)).await;
        say!("{state}");
    }
}
