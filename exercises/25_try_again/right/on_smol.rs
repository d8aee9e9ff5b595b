//! smol's child processes, in a loop with a `break`.

use exercises::{child, one_of};
use side_by_side::{say, seconds, watch};
use smol::{block_on, process::Command};

pub fn program() {
    block_on(watch("main", try_again()));
}

async fn try_again() {
    let mut n = 1;
    loop {
        if watch(format!("attempt {n}"), attempt(n)).await {
            break;
        }
        say!("attempt {n} has failed");
        n += 1;
    }
    say!("done");
}

/// One or two attempts fail: their children end with exit code 1.
async fn attempt(n: u8) -> bool {
    let code = if n <= one_of([2, 1]) { 1 } else { 0 };
    let mut command = Command::from(child(seconds(1), code));
    command.status().await.expect("it starts").success()
}
