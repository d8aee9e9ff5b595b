//! What the card says to try: await the child without spawning it.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", cancel_parent()));
}

async fn cancel_parent() {
    let parent = spawn(watch("parent", await_child()));
    sleep(seconds(2.5)).await;
    parent.abort();
    parent.await.expect_err("the parent should be aborted");
    say!("parent cancelled");
    for page in 1..=3 {
        sleep(seconds(1)).await;
        say!("read page {page}");
    }
}

async fn await_child() {
    watch("child", do_homework()).await;
    say!("well done");
}

async fn do_homework() {
    for state in ["begun", "half", "most", "done"] {
        sleep(seconds(1)).await;
        say!("{state}");
    }
}
