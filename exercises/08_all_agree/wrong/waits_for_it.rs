//! It waits until the laundry is clean.
//! The check says: `laundry on tokio` finished

use side_by_side::{say, seconds, watch};
use std::thread;

pub fn program() {
    // Each runtime has its own thread; all run at the same time.
    thread::scope(|scope| {
        scope.spawn(on_tokio);
        scope.spawn(on_async_std);
        scope.spawn(on_smol);
    });
}

fn on_tokio() {
    use tokio::{runtime::Builder, spawn, time::sleep};

    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.expect("the runtime should start").block_on(watch(
        "tokio",
        async {
            let wait = sleep(seconds(2));
            let laundry = spawn(watch("laundry on tokio", wash(wait)));
            sleep(seconds(1)).await;
            laundry.await.ok();
            say!("out");
            sleep(seconds(2)).await;
        },
    ));
}

fn on_async_std() {
    use async_std::task::{block_on, sleep, spawn};

    block_on(watch("async-std", async {
        let wait = sleep(seconds(2));
        let laundry = spawn(watch("laundry on async-std", wash(wait)));
        sleep(seconds(1)).await;
        laundry.await;
        say!("out");
        sleep(seconds(2)).await;
    }));
}

fn on_smol() {
    use smol::{Timer, block_on, spawn};

    block_on(watch("smol", async {
        let wait = Timer::after(seconds(2));
        let laundry = spawn(watch("laundry on smol", wash(wait)));
        Timer::after(seconds(1)).await;
        laundry.await;
        say!("out");
        Timer::after(seconds(2)).await;
    }));
}

async fn wash(wait: impl Future) {
    let _tap = Tap;
    wait.await;
    say!("clean");
}

struct Tap;

impl Drop for Tap {
    fn drop(&mut self) {
        say!("water off");
    }
}
