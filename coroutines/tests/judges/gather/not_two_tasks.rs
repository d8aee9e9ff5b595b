//! Counterexample: two tasks, so a wake polls only the one that it is for.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(async {
        let hello = spawn(watch("say_hello", say_hello()));
        let world = spawn(watch("say_world", say_world()));
        let (hello, world) = join(hello, world).await;
        hello.and(world).expect("no task should panic");
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
