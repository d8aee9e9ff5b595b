//! Hangs, too, but blocks no thread: the lock is async, and Ann keeps it.

use futures::future::pending;
use side_by_side::{say, watch, watch_value};
use tokio::{join, sync::Mutex};

#[tokio::main]
pub async fn main() {
    let till = Mutex::new(0);
    join!(
        watch("ann", serve(&till, "ann's guard")),
        watch("ben", serve(&till, "ben's guard")),
    );
}

async fn serve(till: &Mutex<u32>, guard: &str) {
    let mut till = watch_value(guard, till.lock().await);
    **till += 1;
    say!("coin {}", **till);
    pending::<()>().await;
    say!("coffee");
}
