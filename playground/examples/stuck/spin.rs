//! A task waits in a loop that yields. It is polled again and again, and never
//! done.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use side_by_side::watch;
use tokio::task::yield_now;

#[tokio::main]
pub async fn main() {
    let is_done = Arc::new(AtomicBool::new(false));
    let waits = async {
        while !is_done.load(Ordering::Relaxed) {
            yield_now().await;
        }
    };
    watch("waits", waits).await;
}
