//! It kills the child, but does not wait for it.
//! The check says: a child was left when the program returned: wait for each child, or it remains as a zombie

use exercises::child;
use side_by_side::{say, seconds, watch};
use std::future::pending;
use tokio::{runtime::Builder, time::timeout};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", watch_over()));
}

#[expect(clippy::zombie_processes, reason = "this is what is wrong here")]
async fn watch_over() {
    // The child would work for a minute.
    let mut child = child(seconds(60), 0).spawn().expect("it starts");
    let wait = watch("wait", pending::<()>());
    if timeout(seconds(1), wait).await.is_err() {
        say!("time is over");
    }
    child.kill().expect("it is ours");
    watch("last wait", async {}).await;
    say!("the child has ended: true");
}
