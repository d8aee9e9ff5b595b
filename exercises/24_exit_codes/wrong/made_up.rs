//! It starts no child.
//! The check says: the program called `child` 0 times, but must call it 3 times

use exercises::one_of;
use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", wait_for_all()));
}

async fn wait_for_all() {
    // The exit codes differ from run to run.
    let [asia, america, africa] = one_of([[0, 3, 0], [4, 0, 5]]);
    let codes = [("Asia", asia), ("America", america), ("Africa", africa)];
    let wait = |(name, code)| watch(name, wait(name, code));
    join_all(codes.map(wait)).await;
}

async fn wait(name: &str, code: u8) {
    sleep(seconds(1)).await;
    say!("{name}: {code}");
}
