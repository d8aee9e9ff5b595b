//! What the card says to try: the tea is a task, and main waits longer.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn main() {
    block_on(watch("main", breakfast()));
}

async fn breakfast() {
    let tea = spawn(watch("tea", make("tea")));
    let _coffee = watch("coffee", make("coffee"));
    say!("called both");
    Timer::after(seconds(3)).await;
    say!("await the tea");
    tea.await;
}

async fn make(drink: &str) {
    say!("water on");
    Timer::after(seconds(1)).await;
    say!("{drink} is ready");
}
