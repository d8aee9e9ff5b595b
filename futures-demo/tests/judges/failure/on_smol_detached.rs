//! What the card suggests to try: the piano's task is detached.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn main() {
    block_on(watch("sender", send_three()));
}

async fn send_three() {
    let couriers = [("letter", 1), ("piano", 2), ("parcel", 3)]
        .map(|(what, takes)| spawn(watch(what, deliver(what, takes))));
    let [letter, piano, parcel] = couriers;
    piano.detach();
    for courier in [letter, parcel] {
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
