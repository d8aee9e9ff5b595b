//! Each lane is a part of its task.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(async { watch("main", cancel_parent()).await });
}

async fn cancel_parent() {
    let parent = spawn(async { watch("parent", await_child()).await });
    sleep(seconds(2.5)).await;
    parent.cancel().await;
    say!("parent cancelled");
    for page in 1..=3 {
        sleep(seconds(1)).await;
        say!("read page {page}");
    }
}

async fn await_child() {
    let child = spawn(async { watch("child", do_homework()).await });
    watch("handle", child).await;
    say!("well done");
}

async fn do_homework() {
    for state in ["begun", "half", "most", "done"] {
        sleep(seconds(1)).await;
        say!("{state}");
    }
}
