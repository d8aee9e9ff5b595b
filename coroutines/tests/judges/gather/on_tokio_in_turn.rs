//! What the card says to try: await one after the other.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(async {
        watch("say_hello", say_hello()).await;
        watch("say_world", say_world()).await;
    });
}

async fn say_hello() {
    sleep(seconds(1)).await;
    say!("Hello");
}

async fn say_world() {
    sleep(seconds(2)).await;
    say!("World");
}
