//! It checks each child ten times a second.
//! The check says: it asks again and again instead of waiting

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
    let mut child = child(seconds(1), code).spawn().expect("it starts");
    let status = loop {
        if let Some(status) = child.try_wait().expect("it is ours") {
            break status;
        }
        tokio::time::sleep(seconds(0.1)).await;
    };
    say!("{name}: {}", status.code().expect("no signal ends it"));
}
