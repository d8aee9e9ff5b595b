//! A lock of std is held across an await point, and the only thread waits for
//! it.

use std::sync::{Arc, Mutex};

use side_by_side::{seconds, watch, watch_call, watch_value};
use tokio::{join, time::sleep};

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let till = Arc::new(Mutex::new(0));
    join!(
        watch("first", counts(till.clone(), "first has the till")),
        watch("second", counts(till, "second has the till")),
    );
}

#[allow(clippy::await_holding_lock, reason = "this is the mistake")]
async fn counts(till: Arc<Mutex<u32>>, name: &str) {
    let guard = watch_call("lock", || till.lock().expect("no panic"));
    let mut guard = watch_value(name, guard);
    sleep(seconds(1)).await;
    **guard += 1;
}
