//! The couriers run on an `Executor` of the program.

use side_by_side::{say, seconds, watch};
use smol::{LocalExecutor, Timer, block_on};

pub fn main() {
    let executor = LocalExecutor::new();
    let sender = watch("sender", send_three(&executor));
    block_on(executor.run(sender));
}

async fn send_three(executor: &LocalExecutor<'_>) {
    let couriers = [("letter", 1), ("piano", 2), ("parcel", 3)]
        .map(|(what, takes)| executor.spawn(watch(what, deliver(what, takes))));
    for courier in couriers {
        // If the courier panicked, so does this `await`.
        match courier.await {
            Ok(place) => say!("it is {place}"),
            Err(error) => say!("it came back: {error}"),
        }
    }
    say!("all couriers have reported");
}

async fn deliver(what: &str, takes: u32) -> Result<&'static str, &'static str> {
    Timer::after(seconds(takes)).await;
    match what {
        "letter" => Ok("in the box"),
        "parcel" => Err("no one at home"),
        _ => panic!("too heavy"),
    }
}
