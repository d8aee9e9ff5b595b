//! It blocks its thread while it waits for a child.
//! The check says: `attempt 1` held its thread instead of waiting

use exercises::{child, one_of};
use side_by_side::{say, seconds, watch};
use std::process::Command;
use tokio::runtime::Builder;

pub fn program() {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", try_again()));
}

async fn try_again() {
    let mut n = 1;
    while !watch(format!("attempt {n}"), attempt(n)).await {
        say!("attempt {n} has failed");
        n += 1;
    }
    say!("done");
}

/// One or two attempts fail: their children end with exit code 1.
async fn attempt(n: u8) -> bool {
    let code = if n <= one_of([2, 1]) { 1 } else { 0 };
    let mut command: Command = child(seconds(1), code);
    command.status().expect("it starts").success()
}
