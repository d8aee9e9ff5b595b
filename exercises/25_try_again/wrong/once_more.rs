//! It tries exactly once more.
//! The check says: the lane `attempt 3` is missing

use exercises::{child, one_of};
use side_by_side::{say, seconds, watch};
use tokio::{process::Command, runtime::Builder};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", try_again()));
}

async fn try_again() {
    if !watch("attempt 1", attempt(1)).await {
        say!("attempt 1 has failed");
        watch("attempt 2", attempt(2)).await;
    }
    say!("done");
}

/// One or two attempts fail: their children end with exit code 1.
async fn attempt(n: u8) -> bool {
    let code = if n <= one_of([2, 1]) { 1 } else { 0 };
    let mut command = Command::from(child(seconds(1), code));
    command.status().await.expect("it starts").success()
}
