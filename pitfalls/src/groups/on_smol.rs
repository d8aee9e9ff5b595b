//! On smol: `try_join` drops the other handle, which cancels its task.

use std::error::Error;

use futures::future::try_join;
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn main() {
    block_on(watch("main", plan()));
}

async fn plan() {
    if let Err(problem) = watch("trip", book_trip()).await {
        say!("no trip: {problem}");
    }
    Timer::after(seconds(2)).await;
}

async fn book_trip() -> Result<(), Problem> {
    let flight = spawn(watch("flight", book_flight()));
    let hotel = spawn(watch("hotel", book_hotel()));
    let handle = watch("handle", hotel);
    try_join(flight, handle).await?;
    Ok(())
}

async fn book_flight() -> Result<(), Problem> {
    Timer::after(seconds(0.5)).await;
    Err("no seats".into())
}

async fn book_hotel() -> Result<(), Problem> {
    Timer::after(seconds(2)).await;
    say!("paid");
    Ok(())
}

type Problem = Box<dyn Error + Send + Sync>;
