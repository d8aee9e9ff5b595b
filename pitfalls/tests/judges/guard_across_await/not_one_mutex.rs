//! Both lock during the await, too, and keep their guards across it: each has
//! a separate mutex.

use std::sync::Mutex;

use side_by_side::{say, seconds, watch, watch_value};
use tokio::{join, time::sleep};

#[tokio::main]
pub async fn main() {
    let (till, second) = (Mutex::new(0), Mutex::new(1));
    join!(
        watch("ann", serve(&till, "ann's guard")),
        watch("ben", serve(&second, "ben's guard")),
    );
}

async fn serve(till: &Mutex<u32>, guard: &str) {
    let till = till.lock().expect("no one panics");
    let mut till = watch_value(guard, till);
    **till += 1;
    say!("coin {}", **till);
    sleep(seconds(1)).await;
    say!("coffee");
}
