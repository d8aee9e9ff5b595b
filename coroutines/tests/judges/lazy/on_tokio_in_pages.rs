//! Main is a task and waits in steps; the coffee is dropped early.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    let main = runtime.spawn(watch("main", breakfast()));
    runtime.block_on(main).expect("the task should not panic");
}

async fn breakfast() {
    let tea = watch("tea", make("tea"));
    drop(watch("coffee", make("coffee")));
    say!("called both");
    for page in 1..=3 {
        sleep(seconds(0.5)).await;
        say!("read page {page}");
    }
    say!("await the tea");
    tea.await;
}

async fn make(drink: &str) {
    say!("water on");
    sleep(seconds(1)).await;
    say!("{drink} is ready");
}
