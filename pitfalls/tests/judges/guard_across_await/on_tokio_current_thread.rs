//! On tokio with one thread, which also drives the timers.

use std::{rc::Rc, sync::Mutex};

use side_by_side::{say, seconds, watch, watch_value};
use tokio::{
    runtime::Builder,
    task::{LocalSet, spawn_local},
    time::sleep,
};

pub fn main() {
    let runtime = Builder::new_current_thread().enable_time().build();
    let runtime = runtime.expect("the runtime should start");
    LocalSet::new().block_on(&runtime, async {
        let till = Rc::new(Mutex::new(0));
        let serves = ["ann", "ben"].map(|name| {
            let till = till.clone();
            let guard = format!("{name}'s guard");
            spawn_local(watch(name, async move { serve(&till, &guard).await }))
        });
        for serves in serves {
            serves.await.expect("no one panics");
        }
    });
}

async fn serve(till: &Mutex<u32>, guard: &str) {
    let mut till = watch_value(guard, till.lock().expect("no one panics"));
    **till += 1;
    say!("coin {}", **till);
    sleep(seconds(1)).await;
}
