//! On tokio, as the card says to try: its own mutex.

use side_by_side::{say, seconds, watch, watch_value};
use tokio::{join, sync::Mutex, time::sleep};

#[tokio::main]
pub async fn main() {
    let till = Mutex::new(0);
    join!(
        watch("ann", serve(&till, "ann's guard")),
        watch("ben", serve(&till, "ben's guard")),
    );
}

async fn serve(till: &Mutex<u32>, guard: &str) {
    let till = till.lock().await;
    let mut till = watch_value(guard, till);
    **till += 1;
    say!("coin {}", **till);
    sleep(seconds(1)).await;
    say!("coffee");
}
