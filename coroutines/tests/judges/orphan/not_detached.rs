//! Counterexample: the parent detaches the child and awaits something else.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, future::pending, spawn};

pub fn main() {
    block_on(watch("main", cancel_parent()));
}

async fn cancel_parent() {
    let parent = spawn(watch("parent", await_child()));
    Timer::after(seconds(2.5)).await;
    parent.cancel().await;
    say!("parent cancelled");
    for page in 1..=3 {
        Timer::after(seconds(1)).await;
        say!("read page {page}");
    }
}

async fn await_child() {
    spawn(watch("child", do_homework())).detach();
    watch("handle", pending::<()>()).await;
    say!("well done");
}

async fn do_homework() {
    for state in ["begun", "half", "most", "done"] {
        Timer::after(seconds(1)).await;
        say!("{state}");
    }
}
