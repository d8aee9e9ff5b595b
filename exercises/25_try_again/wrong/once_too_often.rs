//! It tries again although an attempt has succeeded.
//! The check says: the program called `child` 4 times, but must call it 3 times

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
    for n in 1..=4 {
        if !watch(format!("attempt {n}"), attempt(n)).await {
            say!("attempt {n} has failed");
        }
    }
    say!("done");
}

/// One or two attempts fail: their children end with exit code 1.
async fn attempt(n: u8) -> bool {
    let code = if n <= one_of([2, 1]) { 1 } else { 0 };
    let mut command = Command::from(child(seconds(1), code));
    command.status().await.expect("it starts").success()
}
