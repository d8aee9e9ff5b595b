//! On smol, with its own mutex, in two tasks of a local executor.

use std::rc::Rc;

use side_by_side::{say, seconds, watch, watch_value};
use smol::{LocalExecutor, Timer, block_on, lock::Mutex};

pub fn main() {
    let till = Rc::new(Mutex::new(0));
    let local = LocalExecutor::new();
    let serves = ["ann", "ben"].map(|name| {
        let till = till.clone();
        let guard = format!("{name}'s guard");
        local.spawn(watch(name, async move { serve(&till, &guard).await }))
    });
    block_on(local.run(async {
        for serves in serves {
            serves.await;
        }
    }));
}

async fn serve(till: &Mutex<u32>, guard: &str) {
    let till = till.lock().await;
    let mut till = watch_value(guard, till);
    **till += 1;
    say!("coin {}", **till);
    Timer::after(seconds(1)).await;
    say!("coffee");
}
