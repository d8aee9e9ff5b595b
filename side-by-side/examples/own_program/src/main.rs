//! A program on tokio that shows itself.

use std::time::Duration;

use side_by_side::{watch, watch_main};
use tokio::time::sleep;

#[tokio::main]
async fn main() {
    watch_main();
    let kettle = tokio::spawn(watch("kettle", sleep(Duration::from_secs(1))));
    watch("toast", sleep(Duration::from_millis(500))).await;
    println!("the toast is ready");
    kettle.await.expect("sleep should not panic");
}
