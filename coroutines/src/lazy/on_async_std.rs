//! On async-std: a call only creates a future, as on every runtime.

use async_std::task::{block_on, sleep};
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(watch("main", breakfast()));
}

async fn breakfast() {
    let tea = watch("tea", make("tea"));
    let _coffee = watch("coffee", make("coffee"));
    say!("called both");
    sleep(seconds(1)).await;
    say!("await the tea");
    tea.await;
}

async fn make(drink: &str) {
    say!("water on");
    sleep(seconds(1)).await;
    say!("{drink} is ready");
}
