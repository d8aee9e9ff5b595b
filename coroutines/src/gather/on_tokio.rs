//! On tokio: a runtime without workers; `block_on` polls on this thread.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn main() {
    let both = join(
        watch("say_hello", say_hello()),
        watch("say_world", say_world()),
    );
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.expect("tokio starts").block_on(both);
}

async fn say_hello() {
    sleep(seconds(1)).await;
    say!("Hello");
}

async fn say_world() {
    sleep(seconds(2)).await;
    say!("World");
}
