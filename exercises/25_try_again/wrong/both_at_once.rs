//! All attempts at the same time, whether or not the first one fails.
//! The check says: `attempt 2` did not start after the end of `attempt 1`

use exercises::{child, one_of};
use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use tokio::{process::Command, runtime::Builder};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", try_again()));
}

async fn try_again() {
    let attempts = [1, 2, 3];
    join_all(attempts.map(|n| watch(format!("attempt {n}"), attempt(n)))).await;
    say!("attempt 1 has failed");
    say!("attempt 2 has failed");
    say!("done");
}

/// One or two attempts fail: their children end with exit code 1.
async fn attempt(n: u8) -> bool {
    let code = if n <= one_of([2, 1]) { 1 } else { 0 };
    let mut command = Command::from(child(seconds(1), code));
    command.status().await.expect("it starts").success()
}
