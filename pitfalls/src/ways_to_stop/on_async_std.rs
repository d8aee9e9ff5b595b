//! On async-std: a child task outlives the task that awaits it.

use std::{process, thread};

use async_std::{
    channel::bounded,
    future::timeout,
    prelude::FutureExt,
    task::{block_on, sleep, spawn},
};
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(watch("main", stop()));
    thread::sleep(seconds(0.7));
    block_on(interrupt());
}

async fn interrupt() {
    say!("Ctrl-C");
    spawn(watch("work", work()));
    rest(0.4).await;
    let own = process::id().to_string();
    let mut kill = process::Command::new("kill");
    kill.args(["-INT", &own]).status().ok();
    rest(0.7).await;
}

async fn stop() {
    say!("timeout");
    timeout(seconds(0.4), watch("work", work())).await.ok();
    rest(0.7).await;

    say!("select");
    watch("work", work()).race(rest(0.4)).await;
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
        work()
            .race(async { stopped.recv().await.unwrap_or(()) })
            .await;
    }));
    rest(0.4).await;
    drop(token);
    rest(0.7).await;

    say!("leave block_on");
    spawn(watch("work", work()));
    rest(0.4).await;
}

async fn work() {
    spawn(watch("child", rest(0.8))).await;
}

async fn rest(time: f64) {
    sleep(seconds(time)).await;
}
