//! Three children, and their exit codes: see README.md.

use exercises::{child, one_of};
use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use tokio::runtime::Builder;

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
    let mut command = child(seconds(1), code);
    let status = command.status().expect("it starts");
    say!("{name}: {}", status.code().expect("no signal ends it"));
}
