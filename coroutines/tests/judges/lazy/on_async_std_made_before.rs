//! The tea is created before main is; main only awaits it.

use async_std::task::{block_on, sleep};
use side_by_side::{say, seconds, watch};

pub fn main() {
    let tea = watch("tea", make("tea"));
    block_on(watch("main", breakfast(tea)));
}

async fn breakfast(tea: impl Future<Output = ()>) {
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
