//! On smol: the child is detached, and says when it is done.

use std::{process, thread};

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, channel::bounded, future::or, spawn};

pub fn main() {
    block_on(watch("main", stop()));
    thread::sleep(seconds(0.7));
    block_on(interrupt());
}

async fn interrupt() {
    say!("Ctrl-C");
    spawn(watch("work", work())).detach();
    rest(0.4).await;
    let own = process::id().to_string();
    let mut kill = process::Command::new("kill");
    kill.args(["-INT", &own]).status().ok();
    rest(0.7).await;
}

async fn stop() {
    say!("timeout");
    // Instead of a timeout, a race with a timer.
    or(watch("work", work()), rest(0.4)).await;
    rest(0.7).await;

    say!("select");
    or(watch("work", work()), rest(0.4)).await;
    rest(0.7).await;

    say!("drop handle");
    let handle = spawn(watch("work", work()));
    rest(0.4).await;
    drop(handle);
    rest(0.7).await;

    say!("cancel");
    let handle = spawn(watch("work", work()));
    rest(0.4).await;
    handle.cancel().await;
    rest(0.7).await;

    say!("drop group");
    // Instead of a group, a list of handles.
    let group = vec![spawn(watch("work", work()))];
    rest(0.4).await;
    drop(group);
    rest(0.7).await;

    say!("token");
    let (token, stopped) = bounded::<()>(1);
    spawn(watch("work", async move {
        or(work(), async { stopped.recv().await.unwrap_or(()) }).await;
    }))
    .detach();
    rest(0.4).await;
    drop(token);
    rest(0.7).await;

    say!("leave block_on");
    spawn(watch("work", work())).detach();
    rest(0.4).await;
}

async fn work() {
    let (done, is_done) = bounded::<()>(1);
    let child = async move {
        rest(0.8).await;
        drop(done);
    };
    spawn(watch("child", child)).detach();
    is_done.recv().await.unwrap_or(());
}

async fn rest(time: f64) {
    Timer::after(seconds(time)).await;
}
