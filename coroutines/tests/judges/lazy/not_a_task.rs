//! Counterexample: after its wait, main spawns the tea instead of awaiting it.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", breakfast()));
}

async fn breakfast() {
    let tea = watch("tea", make("tea"));
    let _coffee = watch("coffee", make("coffee"));
    say!("called both");
    sleep(seconds(1)).await;
    say!("await the tea");
    spawn(tea).await.expect("the tea should not panic");
}

async fn make(drink: &str) {
    say!("water on");
    sleep(seconds(1)).await;
    say!("{drink} is ready");
}
