//! Dropping the handle kills the child, but nothing waits for it.
//! The check says: the lane `last wait` is missing

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
    let mut command = Command::from(child(seconds(60), 0));
    let mut child = command.kill_on_drop(true).spawn().expect("it starts");
    if timeout(seconds(1), watch("wait", child.wait()))
        .await
        .is_err()
    {
        say!("time is over");
    }
    drop(child);
    say!("the child has ended: true");
}
