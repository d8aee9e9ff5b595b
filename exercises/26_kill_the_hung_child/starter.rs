//! Kill the hung child: see README.md.

use exercises::child;
use side_by_side::{say, seconds, watch};
use tokio::{process::Command, runtime::Builder, time::timeout};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", watch_over()));
}

async fn watch_over() {
    // The child would work for a minute.
    let mut child = Command::from(child(seconds(60), 0)).spawn().expect("it");
    if timeout(seconds(1), watch("wait", child.wait()))
        .await
        .is_err()
    {
        say!("time is over");
    }
    let status = watch("last wait", child.wait()).await.expect("it ends");
    say!("the child has ended: {}", status.code().is_none());
}
