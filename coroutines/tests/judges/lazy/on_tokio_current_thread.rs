//! One thread, and main joins the tea with a toast.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("main", breakfast()));
}

async fn breakfast() {
    let tea = watch("tea", make("tea"));
    let _coffee = watch("coffee", make("coffee"));
    say!("called both");
    sleep(seconds(1)).await;
    say!("await the tea");
    join(tea, watch("toast", make("toast"))).await;
}

async fn make(drink: &str) {
    say!("water on");
    sleep(seconds(1)).await;
    say!("{drink} is ready");
}
