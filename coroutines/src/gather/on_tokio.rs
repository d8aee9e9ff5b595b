//! On tokio: `block_on` polls on this thread; a worker drives the timers.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, time::sleep};

pub fn main() {
    let both = join(
        watch("say_hello", say_hello()),
        watch("say_world", say_world()),
    );
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(both);
}

async fn say_hello() {
    sleep(seconds(1)).await;
    say!("Hello");
}

async fn say_world() {
    sleep(seconds(2)).await;
    say!("World");
}
