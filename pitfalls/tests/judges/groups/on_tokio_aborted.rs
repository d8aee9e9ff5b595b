//! On tokio, cured with `abort`: the handles are kept.

use std::error::Error;

use side_by_side::{say, seconds, watch};
use tokio::{select, spawn, time::sleep};

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
    let mut flight = spawn(watch("flight", book_flight()));
    let mut hotel = spawn(watch("hotel", book_hotel()));
    select! {
        booked = &mut flight => {
            if let Err(problem) = booked? {
                hotel.abort();
                hotel.await.ok();
                return Err(problem);
            }
            hotel.await?
        }
        booked = &mut hotel => {
            if let Err(problem) = booked? {
                flight.abort();
                return Err(problem);
            }
            flight.await?
        }
    }
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
