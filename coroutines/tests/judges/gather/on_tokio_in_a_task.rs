//! The task that joins both has its own lane, prints more, and waits in steps.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn main() {
    let both = async {
        say!("both begin");
        join(
            watch("say_hello", say_hello()),
            watch("say_world", say_world()),
        )
        .await;
    };
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("both", both));
}

async fn say_hello() {
    sleep(seconds(0.5)).await;
    say!("Hel…");
    sleep(seconds(0.5)).await;
    say!("Hello");
}

async fn say_world() {
    for _ in 0..4 {
        sleep(seconds(0.5)).await;
    }
    say!("World");
}
