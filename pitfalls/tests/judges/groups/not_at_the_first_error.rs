//! The hotel is paid, too, but the error is seen only after both.

use std::error::Error;

use side_by_side::{say, seconds, watch};
use tokio::{join, spawn, time::sleep};

#[tokio::main]
pub async fn main() {
    watch("main", plan()).await;
}

async fn plan() {
    if let Err(problem) = watch("trip", book_trip()).await {
        say!("no trip: {problem}");
    }
    sleep(seconds(2)).await;
}

async fn book_trip() -> Result<(), Problem> {
    let flight = spawn(watch("flight", book_flight()));
    let hotel = spawn(watch("hotel", book_hotel()));
    let handle = watch("handle", hotel);
    let (flight, hotel) = join!(flight, handle);
    flight??;
    hotel?
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
