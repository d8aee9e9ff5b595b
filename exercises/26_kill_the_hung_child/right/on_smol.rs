//! smol's child process.

use exercises::child;
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, future::or, process::Command};

pub fn program() {
    block_on(watch("main", watch_over()));
}

async fn watch_over() {
    // The child would work for a minute.
    let mut child = Command::from(child(seconds(60), 0)).spawn().expect("it");
    let wait = watch("wait", child.status());
    let is_over = async {
        Timer::after(seconds(1)).await;
        true
    };
    if or(async { wait.await.is_err() }, is_over).await {
        say!("time is over");
    }
    child.kill().expect("it is ours");
    let status = watch("last wait", child.status()).await.expect("it ends");
    say!("the child has ended: {}", status.code().is_none());
}
