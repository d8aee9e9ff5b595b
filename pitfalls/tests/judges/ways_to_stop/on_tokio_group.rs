//! On tokio, as the card says to try: a group owns the child.

use std::{process, thread};

use side_by_side::{say, seconds, watch};
use tokio::{
    runtime::Runtime,
    select, spawn,
    sync::oneshot,
    task::JoinSet,
    time::{sleep, timeout},
};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", stop()));
    drop(runtime);
    thread::sleep(seconds(0.7));
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(interrupt());
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
    select! {
        () = watch("work", work()) => {}
        () = rest(0.4) => {}
    }
    rest(0.7).await;

    say!("drop handle");
    let handle = spawn(watch("work", work()));
    rest(0.4).await;
    drop(handle);
    rest(0.7).await;

    say!("cancel");
    let handle = spawn(watch("work", work()));
    rest(0.4).await;
    handle.abort();
    rest(0.7).await;

    say!("drop group");
    let mut group = JoinSet::new();
    group.spawn(watch("work", work()));
    rest(0.4).await;
    drop(group);
    rest(0.7).await;

    say!("token");
    let (token, stopped) = oneshot::channel::<()>();
    spawn(watch("work", async {
        select! {
            () = work() => {}
            _ = stopped => {}
        }
    }));
    rest(0.4).await;
    drop(token);
    rest(0.7).await;

    say!("leave block_on");
    spawn(watch("work", work()));
    rest(0.4).await;
}

async fn work() {
    let mut children = JoinSet::new();
    children.spawn(watch("child", rest(0.8)));
    children.join_next().await;
}

async fn rest(time: f64) {
    sleep(seconds(time)).await;
}
