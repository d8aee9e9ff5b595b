//! It creates the commands, but does not start them.
//! The check says: child 1 was created, but not started: call `spawn` or `status`

use exercises::{child, one_of};
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

/// The child works for 1 s, and ends with this exit code.
async fn wait(name: &str, code: u8) {
    let _command = child(seconds(1), code);
    sleep(seconds(1)).await;
    say!("{name}: {code}");
}
