//! Counterexample: the handle returns an error, and `expect` panics again.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("sender", send_three()));
}

async fn send_three() {
    let couriers = [("letter", 1), ("piano", 2), ("parcel", 3)]
        .map(|(what, takes)| spawn(watch(what, deliver(what, takes))));
    for courier in couriers {
        match courier.await.expect("the task should not panic") {
            Ok(place) => say!("it is {place}"),
            Err(error) => say!("it came back: {error}"),
        }
    }
    say!("all couriers have reported");
}

async fn deliver(what: &str, takes: u32) -> Result<&'static str, &'static str> {
    sleep(seconds(takes)).await;
    match what {
        "letter" => Ok("in the box"),
        "parcel" => Err("no one at home"),
        _ => panic!("too heavy"),
    }
}
