//! The hotel is dropped, too, but only because the whole runtime is.

use std::error::Error;

use side_by_side::{say, seconds, watch};
use tokio::{spawn, time::sleep, try_join};

#[tokio::main]
pub async fn main() {
    watch("main", plan()).await;
}

async fn plan() {
    if let Err(problem) = watch("trip", book_trip()).await {
        say!("no trip: {problem}");
    }
}

async fn book_trip() -> Result<(), Problem> {
    let flight = spawn(watch("flight", book_flight()));
    let hotel = spawn(watch("hotel", book_hotel()));
    let handle = watch("handle", hotel);
    try_join!(async { flight.await? }, async { handle.await? })?;
    Ok(())
}

async fn book_flight() -> Result<(), Problem> {
    sleep(seconds(0.5)).await;
    Err("no seats".into())
}

async fn book_hotel() -> Result<(), Problem> {
    sleep(seconds(2)).await;
    say!("paid");
    Ok(())
}

type Problem = Box<dyn Error + Send + Sync>;
