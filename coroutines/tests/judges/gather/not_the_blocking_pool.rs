//! Counterexample: each wait blocks a thread of the blocking pool.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{runtime::Runtime, task::spawn_blocking};

pub fn main() {
    let both = join(
        watch("say_hello", say_hello()),
        watch("say_world", say_world()),
    );
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(both);
}

async fn say_hello() {
    let sleeping = spawn_blocking(|| thread::sleep(seconds(1)));
    sleeping.await.expect("a sleep should not panic");
    say!("Hello");
}

async fn say_world() {
    let sleeping = spawn_blocking(|| thread::sleep(seconds(2)));
    sleeping.await.expect("a sleep should not panic");
    say!("World");
}
